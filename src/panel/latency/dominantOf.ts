import { type BreakdownRow, callerSideMs, totalMs } from '../../mesh/Breakdown';
import { isUncertain, type PartShare, type ShownPart, shownParts } from './shownParts';

/** The part that a row's time mostly is, and its share of the mean where that makes sense. */
export interface Dominant {
  readonly part: ShownPart;
  /** From 0 to 1; undefined where parts below zero make shares meaningless. */
  readonly share: number | undefined;
  /** The larger half of the caller side, where that dominates and is told in two. */
  readonly half?: 'callerProxy' | 'network';
}

/** Undefined for a row without any time, as one that is gone. */
export function dominantOf(row: BreakdownRow): Dominant | undefined {
  const total = totalMs(row);
  const shown = shownParts(row);
  if (total === undefined || shown.length === 0) {
    return undefined;
  }
  const parts = withWholeCaller(row, shown);
  const largest = parts.reduce((a, b) => (b.ms > a.ms ? b : a)).part;
  const told = parts.find(({ part }) => part === row.dominant)?.part ?? largest;
  const part = isUncertain(row) && row.dominant === 'unknown' ? 'uncertain' : told;
  const ms = parts.find((other) => other.part === part)?.ms ?? 0;
  const share = ms / total;
  const { callerProxy = 0, network = 0 } = row.parts;
  const half = network > callerProxy ? ('network' as const) : ('callerProxy' as const);
  return {
    part,
    share: total > 0 && share >= 0 && share <= 1 ? share : undefined,
    ...(part === 'callerSide' && shown.length > parts.length && { half }),
  };
}

/** Parts as the data source compares them: the caller side as a whole may be the largest though neither half is. */
function withWholeCaller(row: BreakdownRow, shown: readonly PartShare[]): PartShare[] {
  const others = shown.filter(({ part }) => part !== 'callerSide' && part !== 'callerProxy' && part !== 'network');
  const ms = shown.length > others.length ? callerSideMs(row) : undefined;
  return ms === undefined ? others : [{ part: 'callerSide', ms }, ...others];
}
