import { type BreakdownRow, totalMs } from '../../mesh/Breakdown';
import { shownEarlier, type ShownPart, shownParts } from './shownParts';

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
  if (grown === undefined) {
    return undefined;
  }
  const was = new Map(shownEarlier(row).map(({ part, ms }) => [part, ms]));
  const changes = shownParts(row).flatMap(({ part, ms }): PartGrowth[] => {
    const then = was.get(part);
    return then === undefined ? [] : [{ part, ms: ms - then }];
  });
  const same = changes.filter(({ ms }) => Math.sign(ms) === Math.sign(grown));
  return same.length === 0 ? undefined : same.reduce((a, b) => (Math.abs(b.ms) > Math.abs(a.ms) ? b : a));
}
