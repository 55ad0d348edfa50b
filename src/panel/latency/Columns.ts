import { type Size } from '../geometry/Camera';

/** A column's place in CSS pixels. */
export interface Place {
  readonly x: number;
  readonly width: number;
}

/** Where everything of a row stands. What there is no room for is left out; it is in the details. */
export interface Columns {
  /** In narrow panels a row's name stands above its bar. */
  readonly stacked: boolean;
  readonly name: Place;
  readonly bar: Place;
  readonly percentiles: ReadonlyArray<Place & { readonly statistic: string }>;
  readonly dominant: Place | undefined;
}

const margin = 12;
const gap = 14;
/** What a scroll bar takes. */
const scrollBar = 12;
const widths = { percentile: 116, dominant: 168 } as const;
/** Below this width of the panel, names stand above bars; in a low panel below the other one. */
const stackedBelow = { high: 460, low: 340 } as const;
/** A list lower than this has room for few rows, so that each gets one line. CSS pixels. */
export const lowBelow = 190;
/** A bar never gets less than this share of the row, nor fewer pixels. */
const leastBar = { share: 0.36, px: 230 } as const;
/** What names take of a row. */
const nameShare = { narrow: 0.34, wide: 0.24 } as const;
/** Columns of percentiles at most. */
const mostPercentiles = 3;

/** What is dropped first is the lowest percentile; then the dominant part. */
export function chooseColumns({ width, height }: Size, statistics: readonly string[]): Columns {
  const inner = Math.max(40, width - margin * 2 - scrollBar);
  const low = height < lowBelow;
  if (width < stackedBelow[low ? 'low' : 'high']) {
    const whole = { x: margin, width: inner };
    return { stacked: true, name: whole, bar: whole, percentiles: [], dominant: undefined };
  }
  const nameWidth = Math.round(Math.min(380, Math.max(low ? 110 : 150, inner * nameShare[inner < 700 ? 'narrow' : 'wide'])));
  const least = Math.max(low ? 0 : leastBar.px, inner * leastBar.share);
  let room = inner - nameWidth - gap - least;
  const take = (wanted: number) => {
    const taken = room >= wanted + gap;
    room -= taken ? wanted + gap : 0;
    return taken;
  };
  const withDominant = take(widths.dominant);
  const kept = new Set([...statistics].sort(byHeight).slice(0, mostPercentiles).filter(() => take(widths.percentile)));
  const shown = [...statistics].sort(byHeight).reverse().filter((statistic) => kept.has(statistic));
  const barWidth = least + Math.max(0, room);
  const bar = { x: margin + nameWidth + gap, width: barWidth };
  const after = bar.x + barWidth + gap;
  const percentiles = shown.map((statistic, index) => ({
    statistic,
    x: after + index * (widths.percentile + gap),
    width: widths.percentile,
  }));
  const dominant = withDominant
    ? { x: after + shown.length * (widths.percentile + gap), width: widths.dominant }
    : undefined;
  return { stacked: false, name: { x: margin, width: nameWidth }, bar, percentiles, dominant };
}

/** The highest percentile first. */
function byHeight(a: string, b: string): number {
  return Number(b.slice(1)) - Number(a.slice(1));
}
