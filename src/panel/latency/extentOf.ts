import { type BreakdownRow, totalMs } from '../../mesh/Breakdown';
import { railsOf } from './railsOf';
import { shownEarlier, shownParts } from './shownParts';
import { stackParts } from './stackParts';

/** The least and the most milliseconds that the bars of these rows reach. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Percentiles may stretch the scale by this factor; what lies beyond is an arrow at its end. */
const stretch = 1.35;

export function extentOf(rows: readonly BreakdownRow[]): Extent {
  let [from, means, marks] = [0, 0, 0];
  for (const row of rows) {
    const before = stackParts(shownEarlier(row));
    for (const segment of [...stackParts(shownParts(row)), ...before]) {
      from = Math.min(from, segment.from);
      means = Math.max(means, segment.to);
    }
    means = Math.max(means, totalMs(row) ?? 0, (row.earlier && totalMs(row.earlier)) ?? 0);
    marks = Math.max(marks, ...railsOf(row).flatMap((rail) => rail.marks));
  }
  return { from, to: Math.max(means, Math.min(marks, means * stretch)) };
}
