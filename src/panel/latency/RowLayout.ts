import { lowBelow } from './Columns';

/** Heights within a row, in CSS pixels from its top. */
export interface RowLayout {
  readonly height: number;
  /** Whether there is room for a second, muted line. */
  readonly lines: 1 | 2;
  /** The name's first line, where it stands above the bar. */
  readonly nameAbove: boolean;
  readonly bar: { readonly y: number; readonly height: number };
  /** What was, beneath the bar. */
  readonly before: { readonly y: number; readonly height: number } | undefined;
  /** Percentiles: the caller's above the bar, the callee's below; undefined where there is no room. */
  readonly rails: { readonly caller: number; readonly callee: number } | undefined;
}

interface Wanted {
  readonly stacked: boolean;
  readonly compared: boolean;
  /** CSS pixels of the list. */
  readonly height: number;
}

export function toRowLayout({ stacked, compared, height }: Wanted): RowLayout {
  const extra = compared ? 8 : 0;
  const before = (bar: { y: number; height: number }) => (compared ? { y: bar.y + bar.height + 2, height: 6 } : undefined);
  if (stacked) {
    const bar = { y: 22, height: 12 };
    return { height: 42 + extra, lines: 1, nameAbove: true, bar, before: before(bar), rails: undefined };
  }
  if (height < lowBelow) {
    const bar = { y: 6, height: 16 };
    return { height: 28 + extra, lines: 1, nameAbove: false, bar, before: before(bar), rails: undefined };
  }
  const bar = { y: 14, height: 18 };
  return {
    height: 46 + extra,
    lines: 2,
    nameAbove: false,
    bar,
    before: before(bar),
    rails: { caller: 9, callee: bar.y + bar.height + extra + 5 },
  };
}
