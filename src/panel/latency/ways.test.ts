import { type BreakdownRow } from '../../mesh/Breakdown';
import { readBreakdown } from '../../mesh/readBreakdown';
import { latencyFrames, latencyRow } from '../../mesh/testing/latencyFrames';
import { shopGraph } from '../testing/shopGraph';
import { endsOf } from '../links/endsOf';
import { areaPaths } from './areaPaths';
import { briefNote } from './briefNote';
import { chooseView } from './chooseView';
import { edgeOf, pairQueries, rowOf } from './pairRow';
import { nameRow, nameRows, writtenName } from './rowNames';
import { historyQueries, rowEnds } from './rowQuery';
import { rowVariables } from './useRowVariables';
import { splitArea } from './splitArea';

const withLabels = (labels: Record<string, string>): BreakdownRow => ({ ...latencyRow('checkout', 'payments'), id: JSON.stringify(labels), labels });

describe('what is shown', () => {
  it.each([
    ['auto', true, true, 'both'],
    ['auto', false, true, 'latency'],
    ['auto', true, false, 'graph'],
    ['auto', false, false, 'graph'],
    ['latency', true, false, 'latency'],
    ['graph', true, true, 'graph'],
  ] as const)('for the view %s with graph %s and latency %s is %s', (view, graph, latency, shown) => {
    expect(chooseView(view, { graph, latency })).toBe(shown);
  });

  it('are two views beside each other in a wide panel, above each other in a high one, one where both do not fit', () => {
    expect(splitArea({ width: 1500, height: 700 })).toMatchObject({ direction: 'row', graph: { width: 750 }, latency: { width: 750 } });
    expect(splitArea({ width: 700, height: 900 })).toMatchObject({ direction: 'column', graph: { height: 495 }, latency: { height: 405 } });
    expect(splitArea({ width: 600, height: 250 })).toBeUndefined();
  });
});

describe('names of rows', () => {
  it.each([
    [{ source_workload: 'web', destination_service_name: 'cart' }, 'web → cart'],
    [{ source_workload: 'payments', destination_workload: 'unknown', destination_service_name: 'bank.example.com' }, 'payments → bank.example.com'],
    [{ destination_workload: 'cart', destination_version: 'v2' }, 'all callers → cart v2'],
    [{ source_workload_namespace: 'shop', destination_service_namespace: 'pay' }, 'shop → pay'],
    [{ source_workload: 'web' }, 'web → all that it calls'],
    [{}, 'all callers → all calls'],
  ])('of %j are %s', (labels, name) => expect(writtenName(nameRow({ labels }))).toBe(name));

  it('have their namespaces only where rows would read alike', () => {
    const labels = (namespace: string, workload: string) => ({ source_workload_namespace: namespace, source_workload: workload, destination_workload: 'db' });
    const rows = [withLabels(labels('a', 'web')), withLabels(labels('b', 'web')), withLabels(labels('a', 'job'))];
    expect([...nameRows(rows).values()].map(writtenName)).toEqual(['web → db a', 'web → db b', 'job → db']);
  });
});

describe('a row as a query', () => {
  it('is what its own query asked for, with its labels on top', () => {
    const row = withLabels({ source_workload: 'web', destination_service_name: '', destination_version: '', request_protocol: 'grpc' });
    const asked = { ...row.asked, query: { destination: { namespace: 'shop' }, window: '15m', compareTo: '1d', top: 3 } };
    expect(rowEnds({ ...row, asked })).toEqual({
      source: { workload: 'web' },
      destination: { namespace: 'shop', version: { op: 'absent' } },
      filters: [{ label: 'request_protocol', op: '=', value: 'grpc' }],
    });
    const [history] = historyQueries({ ...row, asked });
    expect(history).toMatchObject({ queryType: 'latency', instant: false, statistics: ['mean'] });
    expect(Object.keys(history ?? {})).not.toEqual(expect.arrayContaining(['window']));
  });

  it('is none where nobody knows of which data source it is', () => {
    expect(historyQueries({ ...latencyRow('checkout', 'payments'), asked: { links: {} } })).toEqual([]);
  });
});

describe('between the graph and its time', () => {
  const graph = shopGraph();
  const breakdown = readBreakdown(latencyFrames());
  const edge = graph.edges.find(({ source, target }) => source.endsWith('/checkout') && target.endsWith('/payments'));

  it('a row and an edge of the same call find each other', () => {
    const ends = edge && endsOf(graph, { kind: 'edge', id: edge.id });
    const row = breakdown && ends && rowOf(breakdown, ends);
    expect(row?.labels).toMatchObject({ source_workload: 'checkout', destination_workload: 'payments' });
    expect(row && edgeOf(graph, row)).toBe(edge);
  });

  it('a row of all callers is nobody’s edge', () => {
    expect(edgeOf(graph, withLabels({ destination_workload: 'payments' }))).toBeUndefined();
  });

  it('a pair is asked for as the graph names it, with what is behind it', () => {
    const ends = { source: { namespace: 'shop', workload: 'web' }, destination: { namespace: 'pay', service: 'payments' } };
    expect(pairQueries('uid', ends)).toMatchObject([
      { refId: 'pair', groupBy: ['source.namespace', 'source.workload', 'destination.namespace', 'destination.service'], ...ends },
      { refId: 'onward', source: { namespace: 'pay', service: 'payments' } },
    ]);
    expect(pairQueries('uid', { ...ends, destination: { namespace: 'pay' } })).toHaveLength(1);
  });
});

describe('parts over time', () => {
  const frame = { width: 100, height: 10, from: 0, to: 10 };
  const at = (time: number) => ({ time, parts: [{ part: 'callerSide' as const, ms: 2 }, { part: 'application' as const, ms: 8 }] });

  it('lie on each other', () => {
    expect(areaPaths([at(0), at(10)], frame).paths).toEqual([
      { part: 'callerSide', path: 'M0.0 8.0L100.0 8.0L100.0 10.0L0.0 10.0Z' },
      { part: 'application', path: 'M0.0 0.0L100.0 0.0L100.0 8.0L0.0 8.0Z' },
    ]);
  });

  it('are not drawn over a gap', () => {
    const [first] = areaPaths([at(0), at(1), at(2), at(9), at(10)], frame).paths;
    expect(first?.path.match(/M/g)).toHaveLength(2);
  });
});

it.each([
  ['1.31 attempts a request: failed attempts and the waits between them are in the caller side.', '1.31 attempts a request'],
  ['Only the caller reports these calls: the other side has no proxy.', 'only the caller reports these calls'],
  ['A part is missing.', 'a part is missing'],
])('the note "%s" is briefly "%s"', (note, brief) => expect(briefNote(note)).toBe(brief));

it('variables take labels that a row tells', () => {
  const labels = { source_workload: 'web', destination_workload: '' };
  expect(rowVariables(labels, 'caller = source_workload, called=destination_workload,, x')).toEqual({ 'var-caller': 'web' });
  expect(rowVariables(labels, '')).toEqual({});
});
