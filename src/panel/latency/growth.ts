import { type BreakdownRow, type Measured, totalMs } from '../../mesh/Breakdown';
import { isUncertain, type ShownPart, toldParts } from './shownParts';

/** How much a part became longer, in milliseconds; negative where it became shorter. */
export interface PartGrowth {
  readonly part: ShownPart;
  readonly ms: number;
}

/** How much longer a row's mean is than it was; undefined where there is nothing to compare. */
export function growthMs(row: BreakdownRow): number | undefined {
  const [now, before] = [totalMs(row), row.earlier && totalMs(row.earlier)];
  return now === undefined || before === undefined ? undefined : now - before;
}

/** The part that changed most into the direction in which the mean did; undefined where it cannot be told. */
export function grownPart(row: BreakdownRow): PartGrowth | undefined {
  const grown = growthMs(row);
  if (grown === undefined || !row.earlier || isUncertain(row)) {
    return undefined;
  }
  const changed = partGrowths(row, row.earlier).filter(({ ms }) => Math.sign(ms) === Math.sign(grown));
  return changed.length === 0 ? undefined : changed.reduce((a, b) => (Math.abs(b.ms) > Math.abs(a.ms) ? b : a));
}

/** The change of every part that is told at both times. */
export function partGrowths(now: Measured, before: Measured): PartGrowth[] {
  const was = new Map(toldParts(before).map(({ part, ms }) => [part, ms]));
  return toldParts(now).flatMap(({ part, ms }) => {
    const then = was.get(part);
    return then === undefined ? [] : [{ part, ms: ms - then }];
  });
}
