import {
  type BreakdownPart,
  breakdownParts,
  type BreakdownPoint,
  type BreakdownRow,
  callerSideMs,
  type EarlierBreakdown,
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
 * One row of the same group's rows over time, of as many times as the frame has. Means are weighted by
 * requests, which is exact where every request arrives once: means of a receiving side that counts more
 * attempts at some times than at others are near it. Percentiles do not average: those of the last time
 * are kept out. Words are those of the last time at which there were calls.
 */
export function averageBreakdown(dated: readonly DatedRow[], times: number): RowOverTime | undefined {
  const ordered = [...dated].sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
  const points = ordered.flatMap(({ row, time }) => (time === undefined ? [] : [{ ...measuredOf(row), time }]));
  const last = (ordered.filter(({ row }) => row.earlier?.change !== 'removed').at(-1) ?? ordered.at(-1))?.row;
  if (!last || points.length === 0) {
    return last && { row: last, points: [] };
  }
  const measured = meanOf(points, times);
  const earlier = earlierOf(ordered.map(({ row }) => row), times);
  const row = { ...last, ...measured, percentiles: [], dominant: largestOf(measured, last), ...(earlier && { earlier }) };
  return { row, points };
}

function measuredOf({ requestRate, sourceMeanMs, destinationMeanMs, applicationMeanMs, parts }: Measured): Measured {
  return { requestRate, sourceMeanMs, destinationMeanMs, applicationMeanMs, parts };
}

/** What some times measured, taken together. At times of a frame that a row lacks, nothing was called. */
function meanOf(points: readonly Measured[], times: number): Measured {
  const mean = (value: (point: Measured) => number | undefined) => weightedMean(points, value);
  const parts: Partial<Record<BreakdownPart, number>> = {};
  // A part that some times do not tell is none of theirs: their time is in what is not split.
  for (const part of breakdownParts.filter((name) => points.some((point) => point.parts[name] !== undefined))) {
    parts[part] = mean((point) => point.parts[part] ?? 0);
  }
  const rates = points.flatMap(({ requestRate }) => requestRate ?? []);
  return {
    requestRate: rates.length > 0 ? rates.reduce((sum, rate) => sum + rate, 0) / times : undefined,
    sourceMeanMs: mean(({ sourceMeanMs }) => sourceMeanMs),
    destinationMeanMs: mean(({ destinationMeanMs }) => destinationMeanMs),
    applicationMeanMs: mean(({ applicationMeanMs }) => applicationMeanMs),
    parts,
  };
}

/** What a row was over the range before; new or gone only if it is at every time. */
function earlierOf(rows: readonly BreakdownRow[], times: number): EarlierBreakdown | undefined {
  const earlier = rows.flatMap((row) => row.earlier ?? []);
  const [first] = earlier;
  if (!first) {
    return undefined;
  }
  const change = earlier.every((point) => point.change === first.change) ? first.change : 'same';
  return { change, ...meanOf(earlier, times), percentiles: [] };
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

/**
 * The largest part over the whole range, the caller side as a whole as the data source means it, unless
 * that said that it cannot be told.
 */
function largestOf(measured: Measured, { dominant, confidence }: BreakdownRow): BreakdownRow['dominant'] {
  if (dominant === 'unknown' && confidence === 'low') {
    return dominant;
  }
  const { receivingProxy, application, notSplit } = measured.parts;
  const lengths = { callerSide: callerSideMs(measured), receivingProxy, application, unknown: notSplit };
  const told = ['unknown', 'callerSide', 'receivingProxy', 'application'] as const;
  return told.reduce((a, b) => ((lengths[b] ?? -Infinity) > (lengths[a] ?? -Infinity) ? b : a));
}
