import { type DataFrame, toDataFrame } from '@grafana/data';

import { callerSideMs, totalMs } from './Breakdown';
import { readBreakdown } from './readBreakdown';
import { framesOf } from './testing/framesOf';
import { latencyFrames, latencyRow, plainLatencyFrames, withColumns } from './testing/latencyFrames';

const without = (...names: string[]): DataFrame[] =>
  latencyFrames().map((frame) => ({ ...frame, fields: frame.fields.filter(({ name }) => !names.includes(name)) }));

describe('an answer of the data source', () => {
  it('is read row by row, with what is not known left out', () => {
    const row = latencyRow('checkout', 'payments');
    expect(row).toMatchObject({
      labels: { source_workload_namespace: 'shop', source_workload: 'checkout', destination_workload: 'payments' },
      reporters: ['source', 'destination'],
      sourceMeanMs: 311.021,
      parts: { callerSide: 1.19028, receivingProxy: 0.482932, application: 309.348 },
      attemptsPerRequest: 1,
      dominant: 'application',
      confidence: 'high',
      notes: [],
    });
    expect(row.parts).not.toHaveProperty('notSplit');
    expect(row.parts).not.toHaveProperty('network');
  });

  it('has percentiles of both sides with the bounds of their buckets', () => {
    expect(latencyRow('checkout', 'payments').percentiles).toEqual([
      {
        statistic: 'p50',
        source: { ms: 238.27, fromMs: 100, toMs: 250 },
        destination: { ms: 236.988, fromMs: 100, toMs: 250 },
        application: { ms: 236.973 },
      },
      {
        statistic: 'p95',
        source: { ms: 847.352, fromMs: 500, toMs: 1000 },
        destination: { ms: 846.117, fromMs: 500, toMs: 1000 },
        application: { ms: 684.079 },
      },
    ]);
  });

  it('says what was before, and with which time it compares', () => {
    expect(readBreakdown(latencyFrames())).toMatchObject({ compareTo: '30m', window: '15m', statistics: ['p50', 'p95'] });
    expect(latencyRow('recommendations', 'inventory').earlier).toMatchObject({
      change: 'same',
      sourceMeanMs: 7.44929,
      parts: { callerSide: 2.40828 },
    });
    expect(latencyRow('checkout', 'payments', plainLatencyFrames())).not.toHaveProperty('earlier');
  });

  it('has parts that add up to the mean', () => {
    for (const row of readBreakdown(latencyFrames())?.rows ?? []) {
      const { receivingProxy = 0, application = 0, notSplit = 0 } = row.parts;
      expect((callerSideMs(row) ?? 0) + receivingProxy + application + notSplit).toBeCloseTo(totalMs(row) ?? NaN, 1);
    }
  });

  it('keeps a line of notes each', () => {
    expect(latencyRow('recommendations', 'inventory').notes).toHaveLength(2);
  });

  it('can lack any column but a mean', () => {
    const frames = without('callerProxyMs', 'networkMs', 'notSplitMs', 'dominant', 'confidence', 'notes', 'reporter', 'requestRate');
    expect(latencyRow('checkout', 'payments', frames)).toMatchObject({ dominant: 'unknown', confidence: 'high', notes: [], reporters: [] });
    expect(() => readBreakdown(without('sourceMeanMs', 'destinationMeanMs'))).toThrow(
      'Frame "breakdown" of query A has neither a field "sourceMeanMs" nor a field "destinationMeanMs".'
    );
  });

  it('reads the caller side in two', () => {
    const frames = withColumns(latencyFrames(), { callerProxyMs: 0.4, networkMs: 0.8 });
    expect(latencyRow('checkout', 'payments', frames).parts).toMatchObject({ callerProxy: 0.4, network: 0.8 });
  });

  it('names percentiles with a point', () => {
    const frame = toDataFrame({ fields: [{ name: 'sourceMeanMs', values: [1] }, { name: 'destinationMeanMs', values: [1] }, { name: 'sourceP99_9Ms', values: [7] }] });
    expect(readBreakdown([frame])).toMatchObject({ statistics: ['p99.9'], rows: [{ percentiles: [{ statistic: 'p99.9', source: { ms: 7 } }] }] });
  });
});

describe('frames that are none', () => {
  it('are no breakdown, while an empty answer is one without rows', () => {
    expect(readBreakdown([])).toBeUndefined();
    expect(readBreakdown(framesOf('graph-shop.json'))).toBeUndefined();
    const empty = toDataFrame({ fields: [], meta: { custom: { kind: 'alidade.latency' } } });
    expect(readBreakdown([empty])?.rows).toEqual([]);
  });

  it('keeps rows of two queries apart', () => {
    const rows = readBreakdown([...latencyFrames(), ...latencyFrames()])?.rows ?? [];
    expect(rows).toHaveLength(34);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(34);
  });
});

describe('a range', () => {
  const breakdown = readBreakdown(framesOf('latency/over-time.json'));
  const [row] = breakdown?.rows ?? [];
  const points = breakdown?.history.get(row?.id ?? '') ?? [];

  it('is one row with its history in order of time', () => {
    expect(breakdown?.rows).toHaveLength(1);
    expect(points).toHaveLength(41);
    expect(points.map(({ time }) => time)).toEqual([...points.map(({ time }) => time)].sort((a, b) => a - b));
  });

  it('has means that are weighted by requests, and no percentiles, which do not average', () => {
    const requests = points.reduce((sum, { requestRate = 0 }) => sum + requestRate, 0);
    const time = points.reduce((sum, { requestRate = 0, sourceMeanMs = 0 }) => sum + requestRate * sourceMeanMs, 0);
    expect(row?.sourceMeanMs).toBeCloseTo(time / requests, 6);
    expect(row?.percentiles).toEqual([]);
    const { callerSide = 0, receivingProxy = 0, application = 0, notSplit = 0 } = row?.parts ?? {};
    expect(callerSide + receivingProxy + application + notSplit).toBeCloseTo(row?.sourceMeanMs ?? NaN, 2);
  });
});
