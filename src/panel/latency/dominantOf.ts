import { type BreakdownRow, totalMs } from '../../mesh/Breakdown';
import { isUncertain, type ShownPart, shownParts } from './shownParts';

/** The part that a row's time mostly is, and its share of the mean where that makes sense. */
export interface Dominant {
  readonly part: ShownPart;
  /** From 0 to 1; undefined where parts below zero make shares meaningless. */
  readonly share: number | undefined;
}

/** Undefined for a row without any time, as one that is gone. */
export function dominantOf(row: BreakdownRow): Dominant | undefined {
  const total = totalMs(row);
  const parts = shownParts(row);
  if (total === undefined || parts.length === 0) {
    return undefined;
  }
  const largest = parts.reduce((a, b) => (b.ms > a.ms ? b : a)).part;
  const told = parts.some(({ part }) => part === row.dominant) ? (row.dominant as ShownPart) : largest;
  // The caller side as a whole may be the largest part although neither of its halves is.
  const part = isUncertain(row) && row.dominant === 'unknown' ? 'uncertain' : told;
  const ms = parts.find((other) => other.part === part)?.ms ?? 0;
  const share = ms / total;
  return { part, share: total > 0 && share >= 0 && share <= 1 ? share : undefined };
}
