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
    expect(readBreakdown([toDataFrame({ name: 'breakdown', fields: [] })])?.rows).toEqual([]);
    expect(readBreakdown([toDataFrame({ name: 'breakdown', fields: [{ name: 'value', values: [1] }] })])).toBeUndefined();
  });

  it('reads the frames of a public dashboard, which have no metadata of ours', () => {
    const told = latencyFrames().map((frame) => ({ ...frame, meta: { ...frame.meta, custom: undefined } }));
    const ofRows = (frames: DataFrame[]) => readBreakdown(frames)?.rows.map(({ asked, ...row }) => row);
    expect(ofRows(told)).toEqual(ofRows(latencyFrames()));
    expect(readBreakdown(told)).toMatchObject({ compareTo: 'some time', window: undefined });
    expect(readBreakdown(told.map((frame) => ({ ...frame, name: 'renamed' })))?.rows).toHaveLength(17);
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
    expect(breakdown?.statistics).toEqual([]);
    const { callerSide = 0, receivingProxy = 0, application = 0, notSplit = 0 } = row?.parts ?? {};
    expect(callerSide + receivingProxy + application + notSplit).toBeCloseTo(row?.sourceMeanMs ?? NaN, 2);
  });
});

describe('a range of some times', () => {
  const custom = { kind: 'alidade.latency', query: { compareTo: '1d' } };
  const over = (columns: Record<string, unknown[]>) => {
    const fields = Object.entries(columns).map(([name, values]) => ({ name, values }));
    return readBreakdown([toDataFrame({ fields, meta: { custom } })])?.rows ?? [];
  };

  it('compares what was over the whole of it, and is new or gone only if it was at every time', () => {
    const rows = over({
      time: [1, 1, 2, 3, 3, 3],
      destination_workload: ['pay', 'tax', 'pay', 'pay', 'cart', 'tax'],
      requestRate: [1, null, 3, null, 2, null],
      sourceMeanMs: [100, null, 200, null, 50, null],
      destinationMeanMs: [90, null, 170, null, 40, null],
      callerSideMs: [10, null, 30, null, 10, null],
      requestRateBefore: [3, 2, 1, 2, null, 2],
      sourceMeanMsBefore: [80, 5, 120, 90, null, 7],
      callerSideMsBefore: [8, 1, 20, 8, null, 3],
      change: ['same', 'removed', 'same', 'removed', 'added', 'removed'],
      notes: ['one', '', 'two', '', '', ''],
    });
    const [pay, cart, tax] = ['pay', 'cart', 'tax'].map((name) => rows.find(({ labels }) => labels.destination_workload === name));
    expect(pay).toMatchObject({ sourceMeanMs: 175, parts: { callerSide: 25 }, notes: ['two'] });
    expect(pay?.earlier).toMatchObject({ change: 'same', requestRate: 2, parts: { callerSide: 10 } });
    expect(pay?.earlier?.sourceMeanMs).toBeCloseTo((3 * 80 + 120 + 2 * 90) / 6);
    expect(cart?.earlier).toMatchObject({ change: 'added', sourceMeanMs: undefined });
    expect(tax).toMatchObject({ requestRate: undefined, sourceMeanMs: undefined });
    expect(tax?.earlier).toMatchObject({ change: 'removed', sourceMeanMs: 6 });
  });

  it('counts the requests of a row over all times, not over those alone that have some', () => {
    const rows = over({
      time: [1, 2, 3, 3],
      destination_workload: ['pay', 'pay', 'pay', 'cart'],
      requestRate: [6, 6, 6, 6],
      sourceMeanMs: [1, 1, 1, 1],
      destinationMeanMs: [1, 1, 1, 1],
    });
    expect(rows.map(({ requestRate }) => requestRate)).toEqual([6, 2]);
  });

  it('is mostly the caller side where that as a whole is the largest part', () => {
    const [row] = over({
      time: [1, 2],
      requestRate: [1, 1],
      sourceMeanMs: [100, 100],
      destinationMeanMs: [45, 45],
      callerSideMs: [55, 55],
      callerProxyMs: [27, 27],
      networkMs: [28, 28],
      receivingProxyMs: [5, 5],
      applicationMs: [40, 40],
      dominant: ['callerSide', 'callerSide'],
    });
    expect(row?.dominant).toBe('callerSide');
  });
});
