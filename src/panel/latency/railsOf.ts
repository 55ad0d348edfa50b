import { type BreakdownRow, type Estimate } from '../../mesh/Breakdown';

/** The percentiles of one side as marks on a line. */
export interface Rail {
  readonly side: 'caller' | 'callee';
  /** Milliseconds, ascending. */
  readonly marks: readonly number[];
  /** Where the line begins: at the least mark; where there is but one, at the side's mean. Milliseconds. */
  readonly fromMs: number;
}

/** The percentiles of a row by who estimated them; a side that tells none has no rail. */
export function railsOf({ percentiles, sourceMeanMs, destinationMeanMs }: BreakdownRow): Rail[] {
  const rail = (side: Rail['side'], estimates: ReadonlyArray<Estimate | undefined>, meanMs: number | undefined): Rail[] => {
    const marks = estimates.flatMap((estimate) => estimate?.ms ?? []).sort((a, b) => a - b);
    const [least, ...more] = marks;
    return least === undefined ? [] : [{ side, marks, fromMs: more.length > 0 ? least : (meanMs ?? least) }];
  };
  return [
    ...rail('caller', percentiles.map(({ source }) => source), sourceMeanMs),
    ...rail('callee', percentiles.map(({ destination }) => destination), destinationMeanMs),
  ];
}
