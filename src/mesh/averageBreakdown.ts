import {
  type BreakdownPart,
  breakdownParts,
  type BreakdownPoint,
  type BreakdownRow,
  type Measured,
  totalMs,
} from './Breakdown';
import { type DatedRow } from './readBreakdownRows';

/** A row with what it went through; without points where it is of one instant. */
export interface RowOverTime {
  readonly row: BreakdownRow;
  readonly points: readonly BreakdownPoint[];
}

/**
 * One row of the same group's rows over time: means weighted by requests, which is exact. Percentiles
 * do not average: those of the last time are kept out, and the words are the last time's.
 */
export function averageBreakdown(dated: readonly DatedRow[]): RowOverTime | undefined {
  const points = dated
    .flatMap(({ row, time }) => (time === undefined ? [] : [{ ...measuredOf(row), time }]))
    .sort((a, b) => a.time - b.time);
  const last = dated.reduce((a, b) => ((b.time ?? 0) >= (a?.time ?? 0) ? b : a), dated[0])?.row;
  if (!last || points.length === 0) {
    return last && { row: last, points: [] };
  }
  const mean = (value: (point: Measured) => number | undefined) => weightedMean(points, value);
  const parts: Partial<Record<BreakdownPart, number>> = {};
  // A part that some times do not tell is none of theirs: their time is in what is not split.
  for (const part of breakdownParts.filter((name) => points.some((point) => point.parts[name] !== undefined))) {
    parts[part] = mean((point) => point.parts[part] ?? 0);
  }
  const measured: Measured = {
    requestRate: points.reduce((sum, { requestRate = 0 }) => sum + requestRate, 0) / points.length,
    sourceMeanMs: mean(({ sourceMeanMs }) => sourceMeanMs),
    destinationMeanMs: mean(({ destinationMeanMs }) => destinationMeanMs),
    applicationMeanMs: mean(({ applicationMeanMs }) => applicationMeanMs),
    parts,
  };
  return { row: { ...last, ...measured, percentiles: [], dominant: largestOf(measured, last) }, points };
}

function measuredOf({ requestRate, sourceMeanMs, destinationMeanMs, applicationMeanMs, parts }: Measured): Measured {
  return { requestRate, sourceMeanMs, destinationMeanMs, applicationMeanMs, parts };
}

/** Undefined where no time tells the value. Times without requests weigh nothing, unless none has any. */
function weightedMean(points: readonly Measured[], value: (point: Measured) => number | undefined): number | undefined {
  let [sum, weight, plain, count] = [0, 0, 0, 0];
  for (const point of points) {
    const known = totalMs(point) === undefined ? undefined : value(point);
    if (known !== undefined) {
      sum += known * (point.requestRate ?? 0);
      weight += point.requestRate ?? 0;
      plain += known;
      count += 1;
    }
  }
  if (count === 0) {
    return undefined;
  }
  return weight > 0 ? sum / weight : plain / count;
}

/** The largest part over the whole range, unless the data source said that it cannot be told. */
function largestOf({ parts }: Measured, { dominant, confidence }: BreakdownRow): BreakdownRow['dominant'] {
  if (dominant === 'unknown' && confidence === 'low') {
    return dominant;
  }
  const split = parts.callerProxy !== undefined && parts.network !== undefined;
  const told = breakdownParts.filter((part) => (split ? part !== 'callerSide' : part !== 'callerProxy' && part !== 'network'));
  const largest = told.reduce((a, b) => ((parts[b] ?? -Infinity) > (parts[a] ?? -Infinity) ? b : a));
  return largest === 'notSplit' ? 'unknown' : largest;
}
