import { type BreakdownRow } from '../../mesh/Breakdown';

/** The percentiles of one side as marks on a line. */
export interface Rail {
  readonly side: 'caller' | 'callee';
  /** Milliseconds, ascending. */
  readonly marks: readonly number[];
}

/** The percentiles of a row by who estimated them; a side that tells none has no rail. */
export function railsOf({ percentiles }: BreakdownRow): Rail[] {
  const marks = (side: 'source' | 'destination') =>
    percentiles.flatMap((percentile) => percentile[side]?.ms ?? []).sort((a, b) => a - b);
  const rails: Rail[] = [
    { side: 'caller', marks: marks('source') },
    { side: 'callee', marks: marks('destination') },
  ];
  return rails.filter((rail) => rail.marks.length > 0);
}
