import { type DataFrame, type Field, toDataFrame } from '@grafana/data';

import { originOf } from './originOf';
import { readGraph } from './readGraph';
import { framesOf } from './testing/framesOf';

const shopFrames = () => framesOf('graph-shop.json');

const web = 'workload/shop/web';
const call = 'workload/shop/web workload/shop/checkout';
const rates = ['requestRate', 'requestRateIn', 'rate'];

/** The shop as another query sees it: half of its traffic. */
function halved(refId: string, custom: Record<string, unknown>): DataFrame[] {
  const half = (field: Field): Field =>
    rates.includes(field.name) ? { ...field, values: field.values.map((rate: number | null) => rate && rate / 2) } : field;
  return shopFrames().map((frame) => ({
    ...frame,
    refId,
    fields: frame.fields.map(half),
    meta: { ...frame.meta, custom: { ...frame.meta?.custom, ...custom } },
  }));
}

const alone = readGraph(shopFrames());
const names = new Map([
  ['alidade', 'East'],
  ['other', 'West'],
]);
const read = (frames: DataFrame[]) => readGraph([...shopFrames(), ...frames], { nameOf: (uid) => names.get(uid) });
const rateOf = (graph: ReturnType<typeof read>, id: string) => graph?.edges.find((edge) => edge.id === id)?.values.requestRate;
const nodeOf = (graph: ReturnType<typeof read>, id: string) => graph?.nodes.find((node) => node.id === id);

describe('two data sources in one panel', () => {
  const graph = read(halved('B', { datasourceUid: 'other' }));

  it('are two meshes, each with its own numbers and responses', () => {
    expect(graph?.nodes).toHaveLength(2 * (alone?.nodes.length ?? NaN));
    expect(graph?.edges).toHaveLength(2 * (alone?.edges.length ?? NaN));
    expect(rateOf(graph, call)).toBe(rateOf(alone, call));
    expect(rateOf(graph, `B: ${call}`)).toBe((rateOf(alone, call) ?? NaN) / 2);
    const [first, second] = [call, `B: ${call}`].map((id) => graph?.responses.get(id));
    expect(second?.map(({ rate }) => rate * 2)).toEqual(first?.map(({ rate }) => rate));
    expect(second?.[0]?.edge).toBe(`B: ${call}`);
  });

  it('join no call of one to a node of the other', () => {
    const joined = graph?.edges.filter(({ source, target }) => source.startsWith('B: ') !== target.startsWith('B: '));
    expect(joined).toEqual([]);
  });

  it('are each asked about what is theirs', () => {
    expect(graph && originOf(graph, nodeOf(graph, web)).datasourceUid).toBe('alidade');
    expect(graph && originOf(graph, nodeOf(graph, `B: ${web}`)).datasourceUid).toBe('other');
    expect(graph?.datasourceUid).toBeUndefined();
  });

  it('go by their names', () => {
    expect([web, `B: ${web}`].map((id) => nodeOf(graph, id)?.origin?.name)).toEqual(['East', 'West']);
  });
});

describe('two queries of one data source', () => {
  it('are two meshes where they ask for something else, and go by their letters', () => {
    const graph = read(halved('B', { query: { reporter: 'destination', errors: '5xx' } }));
    expect(rateOf(graph, `B: ${call}`)).toBe((rateOf(alone, call) ?? NaN) / 2);
    expect([web, `B: ${web}`].map((id) => nodeOf(graph, id)?.origin?.name)).toEqual(['A', 'B']);
    expect(graph && originOf(graph, nodeOf(graph, `B: ${web}`)).query).toEqual({ reporter: 'destination', errors: '5xx' });
  });

  it('are two meshes where a public dashboard hides what they ask for', () => {
    const hidden = [...shopFrames(), ...halved('B', {})].map((frame) => ({ ...frame, meta: { ...frame.meta, custom: undefined } }));
    expect(rateOf(readGraph(hidden), `B: ${call}`)).toBe((rateOf(alone, call) ?? NaN) / 2);
  });

  it('are one mesh where they ask for the same, with what either of them includes', () => {
    const [nodes, edges] = shopFrames();
    const retries = { name: 'retryRatio', config: {}, type: 'number', values: Array.from({ length: edges?.length ?? 0 }, () => 0.5) };
    const more = [nodes, edges && { ...edges, fields: [...edges.fields, retries as Field] }].flatMap((frame) => (frame ? [{ ...frame, refId: 'B' }] : []));
    const graph = read(more);
    expect(graph?.nodes).toEqual(alone?.nodes);
    expect(graph?.edges[0]?.values).toEqual({ ...alone?.edges[0]?.values, retryRatio: 0.5 });
  });

  it('give the same picture whichever answers first', () => {
    const second = halved('B', { datasourceUid: 'other' });
    expect(readGraph([...second, ...shopFrames()])).toEqual(readGraph([...shopFrames(), ...second]));
  });
});

describe('frames of other data sources', () => {
  const frame = (refId: string, columns: Record<string, string[]>) =>
    toDataFrame({ refId, fields: Object.entries(columns).map(([name, values]) => ({ name, values })) });
  const nodes = (refId: string) => frame(refId, { id: ['app', 'db'], title: ['app', 'db'] });
  const edges = (refId: string) => frame(refId, { id: ['call'], source: ['app'], target: ['db'] });

  it('are one mesh where one query brings the nodes and another the edges', () => {
    expect(readGraph([nodes('A'), edges('B')])?.nodes.map(({ id }) => id)).toEqual(['app', 'db']);
  });

  it('are two where each brings both', () => {
    const graph = readGraph([nodes('A'), edges('A'), nodes('B'), edges('B')]);
    expect(graph?.nodes.map(({ id }) => id)).toEqual(['B: app', 'B: db', 'app', 'db']);
  });
});
