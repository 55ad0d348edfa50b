import { createTheme } from '@grafana/data';

import { readBreakdown } from '../../mesh/readBreakdown';
import { framesOf } from '../../mesh/testing/framesOf';
import { latencyFrames, latencyRow, plainLatencyFrames, withColumns } from '../../mesh/testing/latencyFrames';
import { chooseColumns } from './Columns';
import { describeGrowth } from './describeGrowth';
import { dominantOf } from './dominantOf';
import { extentOf } from './extentOf';
import { LatencyFormats } from './LatencyFormats';
import { rankRows } from './rankRows';
import { lacksApplication, shownParts, toldParts } from './shownParts';
import { stackParts } from './stackParts';
import { toTimeScale } from './TimeScale';

const formats = new LatencyFormats([], createTheme());
const allRows = () => readBreakdown(latencyFrames())?.rows ?? [];

describe('parts on a bar', () => {
  it('lie end to end in the order in which a request passes them', () => {
    expect(stackParts([{ part: 'callerSide', ms: 2 }, { part: 'receivingProxy', ms: 3 }, { part: 'application', ms: 5 }])).toEqual([
      { part: 'callerSide', ms: 2, from: 0, to: 2 },
      { part: 'receivingProxy', ms: 3, from: 2, to: 5 },
      { part: 'application', ms: 5, from: 5, to: 10 },
    ]);
  });

  it('lie left of zero where they are below it', () => {
    expect(stackParts([{ part: 'callerSide', ms: -2 }, { part: 'receivingProxy', ms: -1 }, { part: 'application', ms: 5 }])).toEqual([
      { part: 'callerSide', ms: -2, from: -2, to: 0 },
      { part: 'receivingProxy', ms: -1, from: -3, to: -2 },
      { part: 'application', ms: 5, from: 0, to: 5 },
    ]);
  });

  it('are four where the caller side is told in two', () => {
    const frames = framesOf('latency/four-parts.json');
    const parts = shownParts(latencyRow('checkout', 'payments', frames));
    expect(parts.map(({ part }) => part)).toEqual(['callerProxy', 'network', 'receivingProxy', 'application']);
    expect(dominantOf(latencyRow('checkout', 'inventory', frames))).toEqual({
      part: 'callerSide',
      half: 'network',
      share: expect.closeTo(0.51, 1),
    });
  });

  it('are mostly the caller side where that is, though neither of its halves is the largest', () => {
    const parts = { callerSide: 55, callerProxy: 27, network: 28, receivingProxy: 5, application: 40 };
    const row = { ...latencyRow('checkout', 'payments'), sourceMeanMs: 100, destinationMeanMs: 45, parts };
    expect(dominantOf({ ...row, dominant: 'callerSide' })).toEqual({ part: 'callerSide', half: 'network', share: 0.55 });
    expect(dominantOf({ ...row, dominant: 'unknown', parts: { ...parts, application: undefined, notSplit: 40 } })?.part).toBe('callerSide');
  });

  it('are three where the two halves do not make the whole', () => {
    const row = latencyRow('checkout', 'payments', withColumns(latencyFrames(), { callerProxyMs: 4, networkMs: 9 }));
    expect(shownParts(row).map(({ part }) => part)).toEqual(['callerSide', 'receivingProxy', 'application']);
  });

  it('do not show an application that speaks of other calls', () => {
    const row = latencyRow('warehouse', 'checkout');
    expect(toldParts(row).find(({ part }) => part === 'receivingProxy')?.ms).toBeCloseTo(-498.9, 1);
    expect(shownParts(row)).toEqual([{ part: 'callerSide', ms: 1.19459 }, { part: 'uncertain', ms: 4.80011 }]);
    expect(dominantOf(row)).toEqual({ part: 'uncertain', share: expect.closeTo(0.8, 2) });
  });

  it('are two where no application tells its time, and one where one side alone reports', () => {
    const silent = withColumns(latencyFrames(), { applicationMs: null, receivingProxyMs: null, notSplitMs: 309.8 });
    const row = latencyRow('checkout', 'payments', silent);
    expect(shownParts(row)).toEqual([{ part: 'callerSide', ms: 1.19028 }, { part: 'receivingSide', ms: 309.8 }]);
    expect(dominantOf({ ...row, dominant: 'unknown' })?.part).toBe('receivingSide');
    expect(shownParts(latencyRow('checkout', 'tax')).map(({ part }) => part)).toEqual(['notSplit']);
  });

  it('believe the data source where it calls a split uncertain', () => {
    const row = latencyRow('checkout', 'inventory');
    expect(row.notes.join()).toMatch(/split is uncertain/);
    expect(shownParts(row).map(({ part }) => part)).toEqual(['callerSide', 'uncertain']);
  });

  it('name the caller side where retries made it the largest', () => {
    expect(dominantOf(latencyRow('recommendations', 'inventory'))).toEqual({ part: 'callerSide', share: expect.closeTo(0.88, 2) });
  });

  it('lack the application only where both sides are known', () => {
    expect(lacksApplication(latencyRow('checkout', 'payments'))).toBe(false);
    expect(lacksApplication(latencyRow('checkout', 'tax'))).toBe(false);
    expect(lacksApplication(latencyRow('checkout', 'payments', withColumns(latencyFrames(), { applicationMs: null })))).toBe(true);
  });
});

describe('the scale', () => {
  it('has round numbers, zero among them, that do not touch', () => {
    const scale = toTimeScale({ from: 0, to: 430, width: 620 });
    expect(scale.ticks).toEqual([0, 100, 200, 300, 400]);
    expect(scale.px(430)).toBeCloseTo(620);
    expect(toTimeScale({ from: 0, to: 1671, width: 300 }).ticks).toEqual([0, 500, 1000, 1500]);
  });

  it('gives what is below zero a quarter at most', () => {
    const scale = toTimeScale({ from: -5000, to: 300, width: 400 });
    expect(scale.px(0)).toBeCloseTo(100);
    expect(scale.ticks).toEqual([-100, 0, 100, 200, 300]);
  });

  it('fits nothing at all', () => expect(toTimeScale({ from: 0, to: 0, width: 0 }).ticks).toContain(0));

  it('fits every mean, and percentiles that are not much longer', () => {
    const { from, to } = extentOf(allRows());
    const longest = Math.max(...allRows().map(({ sourceMeanMs = 0 }) => sourceMeanMs));
    expect(from).toBe(0);
    expect(to).toBeGreaterThanOrEqual(longest);
    expect(to).toBeLessThanOrEqual(longest * 1.36);
  });
});

describe('columns', () => {
  it('drop away by width: first percentiles, then what dominates, then the place beside names', () => {
    const shown = (width: number) => {
      const { stacked, percentiles, dominant } = chooseColumns({ width, height: 600 }, ['p50', 'p95', 'p99']);
      return `${percentiles.map(({ statistic }) => statistic).join(' ')}${dominant ? ' dominant' : ''}${stacked ? ' stacked' : ''}`.trim();
    };
    expect(shown(3840)).toBe('p50 p95 p99 dominant');
    expect(shown(1000)).toBe('p99 dominant');
    expect(shown(760)).toBe('dominant');
    expect(shown(500)).toBe('');
    expect(shown(200)).toBe('stacked');
  });

  it.each([200, 320, 460, 640, 900, 1512, 3840])('stay within %d pixels', (width) => {
    for (const height of [90, 600]) {
      const { bar, percentiles, dominant } = chooseColumns({ width, height }, ['p50', 'p95']);
      const end = Math.max(...[bar, ...percentiles, ...(dominant ? [dominant] : [])].map((place) => place.x + place.width));
      expect(end).toBeLessThanOrEqual(width);
      expect(bar.width).toBeGreaterThan(80);
    }
  });
});

describe('the order', () => {
  const first = (sort: Parameters<typeof rankRows>[1]) => rankRows(allRows(), sort)[0]?.labels;

  it('begins with what hurts most: the time of all requests together', () => {
    expect(first('impact')).toMatchObject({ source_workload: 'istio-ingressgateway', destination_workload: 'web' });
    expect(first('mean')).toMatchObject({ source_workload: 'web', destination_workload: 'checkout' });
    expect(first('rate')).toMatchObject({ source_workload: 'istio-ingressgateway', destination_workload: 'web' });
    expect(first('callerSide')).toMatchObject({ source_workload: 'recommendations', destination_workload: 'inventory' });
    expect(first('p95')).toMatchObject({ source_workload: 'web', destination_workload: 'checkout' });
  });

  it('does not believe a part that is uncertain, and puts what is not known last', () => {
    expect(first('receivingProxy')).toMatchObject({ source_workload: 'web', destination_workload: 'checkout' });
    expect(rankRows(allRows(), 'callerSide').at(-1)?.parts.callerSide).toBeUndefined();
    expect(rankRows(allRows(), 'impact')).toHaveLength(allRows().length);
  });

  it('begins with what grew most where something is compared', () => {
    const called = rankRows(allRows(), 'growth').map(({ labels }) => labels.destination_workload);
    expect(called.slice(0, 2)).toEqual(['inventory', 'recommendations']);
  });
});

describe('growth', () => {
  it('names how much and the part that grew', () => {
    expect(describeGrowth(latencyRow('web', 'recommendations'), formats)).toEqual({ turn: 'worse', text: '▲ +24 ms, application' });
  });

  it('tells the caller side from a receiving side that is not split', () => {
    const row = latencyRow('recommendations', 'inventory');
    expect(describeGrowth(row, formats)).toEqual({ turn: 'worse', text: '▲ +27 ms, caller side' });
  });

  it('tells what is gone and what is new', () => {
    const { earlier, ...row } = latencyRow('checkout', 'payments');
    const gone = { ...row, sourceMeanMs: undefined, destinationMeanMs: undefined, parts: {} };
    const removed = earlier && { ...earlier, change: 'removed' as const };
    expect(describeGrowth({ ...gone, earlier: removed }, formats)).toEqual({ turn: 'same', text: 'gone, was 310 ms' });
    const added = { change: 'added' as const, parts: {}, percentiles: [] };
    expect(describeGrowth({ ...row, earlier: added }, formats)).toEqual({ turn: 'same', text: 'new' });
    expect(dominantOf(gone)).toBeUndefined();
  });

  it('does not speak of small changes, nor where nothing is compared', () => {
    expect(describeGrowth(latencyRow('checkout', 'payments'), formats)).toEqual({ turn: 'same', text: 'was 310 ms' });
    expect(describeGrowth(latencyRow('checkout', 'payments', plainLatencyFrames()), formats)).toBeUndefined();
  });
});
