import { type DataFrame, type DataFrameJSON, dataFrameFromJSON, type Field, FieldType, toDataFrame } from '@grafana/data';
import fs from 'node:fs';
import path from 'node:path';

import { FrameError } from './FrameReader';
import { readGraph } from './readGraph';

function readFrames(name: string): DataFrame[] {
  const file = path.join(__dirname, '../../testdata', name);
  const { frames } = JSON.parse(fs.readFileSync(file, 'utf8')) as { frames: DataFrameJSON[] };
  return frames.map((frame) => dataFrameFromJSON(frame));
}

const without = (frame: DataFrame, name: string): DataFrame => ({
  ...frame,
  fields: frame.fields.filter((field) => field.name !== name),
});

describe('reading our own frames', () => {
  const frames = readFrames('graph-shop.json');

  it('reads nodes, edges and responses with their numbers', () => {
    const graph = readGraph(frames);
    expect(graph?.nodes).toHaveLength(16);
    expect(graph?.edges).toHaveLength(17);
    expect(graph?.latencyStatistic).toBe('p95');
    expect(graph?.nodes.find((node) => node.title === 'payments')).toMatchObject({
      kind: 'workload',
      namespace: 'pay',
      versions: ['v1', 'v2'],
      health: 'degraded',
    });
    expect(graph?.edges.find((edge) => edge.id === 'workload/shop/checkout workload/pay/payments')).toMatchObject({
      protocols: ['grpc'],
      reporter: 'source',
      values: { requestRate: 24.1, errorRatio: 0.083, latencyMs: 140, mtlsRatio: 1 },
    });
  });

  it('leaves an unknown number out instead of making it 0', () => {
    const edge = readGraph(frames)?.edges.find(({ target }) => target === 'external/acquirer.example.com');
    expect(edge?.values).not.toHaveProperty('mtlsRatio');
  });

  it('sorts the responses of an edge by rate', () => {
    const responses = readGraph(frames)?.responses.get('workload/shop/web workload/shop/checkout') ?? [];
    expect(responses.map(({ code, flags }) => `${code} ${flags}`)).toEqual(['200 -', '503 UH', '504 UT', '503 UO']);
  });

  it('gives the same graph whatever the order of rows', () => {
    const reversed = frames.map((frame) => ({
      ...frame,
      fields: frame.fields.map((field) => ({ ...field, values: [...field.values].reverse() })),
    }));
    expect(readGraph(reversed)?.nodes).toEqual(readGraph(frames)?.nodes);
    expect(readGraph(reversed)?.edges).toEqual(readGraph(frames)?.edges);
  });

  it('names the field that is missing, its frame and its query', () => {
    const broken = frames.map((frame) => (frame.name === 'edges' ? without(frame, 'errorRatio') : frame));
    expect(() => readGraph(broken)).toThrow(FrameError);
    expect(() => readGraph(broken)).toThrow('Frame "edges" of query A has no field "errorRatio"');
  });

  it('reads a graph without its optional parts', () => {
    const optional = ['latencyMs', 'latencyMeanMs', 'mtlsRatio', 'tcpSentThroughput', 'tcpReceivedThroughput'];
    const bare = frames.map((frame) => optional.reduce(without, frame)).filter((frame) => frame.name !== 'responses');
    const graph = readGraph(bare);
    expect(graph?.edges).toHaveLength(17);
    expect(graph?.responses.size).toBe(0);
  });

  it('reads what a graph was before', () => {
    const compared = frames.map((frame) => ({
      ...frame,
      meta: { ...frame.meta, custom: { ...frame.meta?.custom, query: { compareTo: '1d' } } },
      fields: [
        ...frame.fields,
        { name: 'latencyMsBefore', type: FieldType.number, config: {}, values: Array.from({ length: frame.length }, () => 70) },
        { name: 'change', type: FieldType.string, config: {}, values: Array.from({ length: frame.length }, (_, row) => (row === 0 ? 'added' : 'same')) },
      ],
    }));
    const graph = readGraph(compared);
    expect(graph?.compareTo).toBe('1d');
    expect(graph?.nodes[0]?.earlier?.change).toBe('added');
    expect(graph?.edges[1]?.earlier).toEqual({ change: 'same', values: { latencyMs: 70 } });
    expect(readGraph(frames)?.edges[1]).not.toHaveProperty('earlier');
  });

  it('takes no code for no answer only where some request tells one', () => {
    const withoutCodes = (field: Field) => (field.name === 'code' ? { ...field, values: field.values.map(() => '') } : field);
    const thinned = frames.map((frame) =>
      frame.name === 'responses' ? { ...frame, fields: frame.fields.map(withoutCodes) } : frame
    );
    const codes = (of: typeof frames) => [...(readGraph(of)?.responses.values() ?? [])].flat().map(({ code }) => code);
    expect(new Set(codes(thinned))).toEqual(new Set(['unknown']));
    expect(codes(frames)).not.toContain('unknown');
  });

  it('counts what two queries both name once, with the responses of the first', () => {
    const other = frames.map((frame) => ({ ...frame, refId: 'B' }));
    const graph = readGraph([...frames, ...other]);
    expect(graph?.edges).toHaveLength(17);
    expect(graph?.responses).toEqual(readGraph(frames)?.responses);
    expect(readGraph([...frames, ...frames])?.responses).toEqual(readGraph(frames)?.responses);
  });

  it('shows the responses of a call that only the second query names', () => {
    const call = 'workload/shop/web workload/shop/checkout';
    const rest = frames.map((frame) => {
      const ids = frame.fields.find(({ name }) => name === (frame.name === 'responses' ? 'edge' : 'id'))?.values ?? [];
      const kept = [...ids.keys()].filter((row) => frame.name === 'nodes' || ids[row] !== call);
      const fields = frame.fields.map((field) => ({ ...field, values: kept.map((row) => field.values[row] as unknown) }));
      return { ...frame, length: kept.length, fields };
    });
    const graph = readGraph([...rest, ...frames.map((frame) => ({ ...frame, refId: 'B' }))]);
    expect(graph?.responses.get(call)?.map(({ flags }) => flags)).toEqual(['-', 'UH', 'UT', 'UO']);
  });
});

describe('reading our own frames of a public dashboard, which have no metadata of ours', () => {
  const frames = readFrames('graph-shop.json');
  const told = frames.map((frame) => ({ ...frame, meta: { ...frame.meta, custom: undefined } }));

  it('finds the same nodes, edges and responses by their fields', () => {
    const { nodes, edges, responses } = readGraph(frames) ?? {};
    expect(readGraph(told)).toMatchObject({ nodes, edges });
    expect(readGraph(told)?.responses).toEqual(responses);
  });

  it('knows no data source that could be asked for more', () => {
    expect(readGraph(told)).toMatchObject({ datasourceUid: undefined, query: undefined });
  });

  it('names the statistic as the frames name it', () => {
    const named = told.map((frame) => ({
      ...frame,
      fields: frame.fields.map((field) => (field.name === 'secondarystat' ? { ...field, config: { ...field.config, displayName: 'Latency p95' } } : field)),
    }));
    expect(readGraph(named)?.latencyStatistic).toBe('p95');
    expect(readGraph(told)?.latencyStatistic).toBe('');
  });

  it('compares where frames compare', () => {
    const change = { name: 'change', type: FieldType.string, config: {}, values: Array.from({ length: 17 }, () => 'same') };
    const compared = told.map((frame) => (frame.name === 'edges' ? { ...frame, fields: [...frame.fields, change] } : frame));
    expect(readGraph(compared)?.compareTo).toBe('some time');
    expect(readGraph(told)?.compareTo).toBeUndefined();
  });

  it('names the field that is missing, as long as another frame of the query is known', () => {
    const broken = told.map((frame) => (frame.name === 'edges' ? without(frame, 'errorRatio') : frame));
    expect(() => readGraph(broken)).toThrow('Frame "edges" of query A has no field "errorRatio"');
  });
});

describe('what arrives at a node', () => {
  const graph = readGraph(readFrames('graph-connections.json'));
  const valuesOf = (title: string) => graph?.nodes.find((node) => node.title === title)?.values;

  it('is told of connections and messages by the edges that lead to it', () => {
    expect(valuesOf('ledger-db')).toMatchObject({ tcpConnectionRateIn: 1, tcpFailureRatioIn: 1 });
    expect(valuesOf('ticker')).toMatchObject({ messageRateIn: 50 });
    expect(valuesOf('web')).not.toHaveProperty('tcpConnectionRateIn');
  });

  it('is weighed by connections where several callers fail differently', () => {
    const call = (source: string, connections: number, failed: number) => ({ source, target: 'db', connections, failed });
    const calls = [call('a', 9, 0), call('b', 1, 1)];
    const edges = toDataFrame({
      name: 'edges',
      fields: [
        { name: 'id', values: ['1', '2'] },
        { name: 'source', values: calls.map(({ source }) => source) },
        { name: 'target', values: calls.map(({ target }) => target) },
        { name: 'requestRate', values: [null, null] },
        { name: 'errorRatio', values: [null, null] },
        { name: 'tcpConnectionRate', values: calls.map(({ connections }) => connections) },
        { name: 'tcpFailureRatio', values: calls.map(({ failed }) => failed) },
      ],
    });
    expect(readGraph([edges])?.nodes.find(({ id }) => id === 'db')?.values).toEqual({ tcpConnectionRateIn: 10, tcpFailureRatioIn: 0.1 });
  });
});

describe('reading the Node Graph frames of another data source', () => {
  const nodes = toDataFrame({
    name: 'Nodes',
    meta: { preferredVisualisationType: 'nodeGraph' },
    fields: [
      { name: 'id', values: ['app', 'db'] },
      { name: 'title', values: ['app', 'db'] },
      { name: 'mainStat', values: [12.5, 3], config: { unit: 'ms/r' } },
      { name: 'secondaryStat', values: [4, 2], config: { unit: 'r/sec' } },
      { name: 'arc__success', values: [0.8, 1] },
      { name: 'arc__failed', values: [0.2, 0] },
    ],
  });
  const edges = toDataFrame({
    name: 'Edges',
    meta: { preferredVisualisationType: 'nodeGraph' },
    fields: [
      { name: 'id', values: ['app_db', 'app_cache'] },
      { name: 'source', values: ['app', 'app'] },
      { name: 'target', values: ['db', 'cache'] },
      { name: 'mainStat', values: ['3 ms', '1 ms'] },
    ],
  });

  it('takes rates, latencies and the share of failures from units and arcs', () => {
    expect(readGraph([nodes, edges])?.nodes[0]).toMatchObject({
      title: 'app',
      health: 'failing',
      values: { requestRateIn: 4, latencyMs: 12.5, errorRatioIn: 0.2 },
      stats: ['12.5 ms/r', '4 r/sec'],
    });
  });

  it('adds the ends of edges that no row describes', () => {
    const graph = readGraph([nodes, edges]);
    expect(graph?.nodes.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['app service', 'cache unknown', 'db service']);
    expect(graph?.edges.map(({ stats }) => stats)).toEqual([['1 ms'], ['3 ms']]);
  });

  it('reads edges alone', () => {
    expect(readGraph([edges])?.nodes).toHaveLength(3);
  });
});

it('finds no graph in a time series', () => {
  const series = toDataFrame({
    fields: [
      { name: 'time', values: [1] },
      { name: 'value', values: [2] },
    ],
  });
  expect(readGraph([series])).toBeUndefined();
});
