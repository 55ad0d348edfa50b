/** A scale of milliseconds that all bars of a list share. */
export interface TimeScale {
  /** The milliseconds at both ends. */
  readonly from: number;
  readonly to: number;
  /** Round numbers, zero among them. */
  readonly ticks: readonly number[];
  /** CSS pixels from the left end, not cut off at either end. */
  readonly px: (ms: number) => number;
}

interface Extent {
  /** The least and the most that has to fit, in milliseconds. */
  readonly from: number;
  readonly to: number;
  /** CSS pixels. */
  readonly width: number;
}

/** So far apart that their labels do not touch, in CSS pixels. */
const tickSpacing = { narrow: 58, wide: 92 } as const;
/** A scale narrower than this has its labels closer to each other. CSS pixels. */
const narrowBelow = 360;
/** What is left of zero takes this share of the width at most: it is the exception. */
const mostNegative = 0.25;

export function toTimeScale({ from, to, width }: Extent): TimeScale {
  const most = to > 0 ? to : 1;
  const least = Math.max(Math.min(0, from), -(most * mostNegative) / (1 - mostNegative));
  const perPx = (most - least) / Math.max(1, width);
  const step = roundStep(perPx * tickSpacing[width < narrowBelow ? 'narrow' : 'wide']);
  const ticks: number[] = [];
  for (let index = Math.ceil(least / step); index * step <= most * (1 + 1e-9); index++) {
    ticks.push(index * step);
  }
  return { from: least, to: most, ticks, px: (ms) => (ms - least) / perPx };
}

/** The next 1, 2 or 5 times a power of ten. */
function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return ([1, 2, 5].find((digit) => digit * power >= atLeast * (1 - 1e-9)) ?? 10) * power;
}
