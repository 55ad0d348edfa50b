import { type PartShare, type ShownPart } from './shownParts';

/** A part's place on a bar: from and to are milliseconds from zero, from below to. */
export interface Segment {
  readonly part: ShownPart;
  /** Negative where the part is. */
  readonly ms: number;
  readonly from: number;
  readonly to: number;
}

/** Lays parts end to end to the right of zero; negative ones to the left of it. */
export function stackParts(parts: readonly PartShare[]): Segment[] {
  let [right, left] = [0, 0];
  return parts.map(({ part, ms }) => {
    const segment = ms < 0 ? { from: left + ms, to: left } : { from: right, to: right + ms };
    [right, left] = [Math.max(right, segment.to), Math.min(left, segment.from)];
    return { part, ms, ...segment };
  });
}
