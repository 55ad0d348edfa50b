import { createTheme } from '@grafana/data';
import { render } from '@testing-library/react';

import { type BreakdownPercentile } from '../../mesh/Breakdown';
import { latencyRow } from '../../mesh/testing/latencyFrames';
import { PercentileRail } from './PercentileRail';
import { railsOf } from './railsOf';
import { toTimeScale } from './TimeScale';
import { toLatencyLook } from './useLatencyLook';

const look = toLatencyLook(createTheme(), 'parts');
const percentile = (statistic: string, ms: number): BreakdownPercentile => ({ statistic, source: { ms } });

/** The line of the caller's rail on a scale of a CSS pixel a millisecond; its mean is 100 ms. */
function lineOf(percentiles: BreakdownPercentile[]): string | null | undefined {
  const [rail] = railsOf({ ...latencyRow('checkout', 'payments'), sourceMeanMs: 100, percentiles });
  const scale = toTimeScale({ from: 0, to: 400, width: 400 });
  const { container } = render(<svg>{rail && <PercentileRail {...{ rail, scale, look }} y={9} width={400} />}</svg>);
  return container.querySelector('path')?.getAttribute('d');
}

it.each([
  ['from the least percentile to the largest', [percentile('p50', 80), percentile('p95', 300)], 'M80.0 9H300.0'],
  ['from the mean, where there is but one', [percentile('p95', 300)], 'M100.0 9H300.0'],
  ['up to the mean, where that is longer', [percentile('p50', 80)], 'M80.0 9H100.0'],
  ['to the end of the scale, where it lies beyond', [percentile('p99', 900)], 'M100.0 9H399.0'],
])('a rail leads %s', (_, percentiles, line) => expect(lineOf(percentiles)).toBe(line));

it('there is no rail without percentiles', () => expect(lineOf([])).toBeUndefined());
