/** A number as a reader sees it: its value in the unit of the frames, and how far rounding may have moved it. */
export interface ShownNumber {
  value: number;
  tolerance: number;
}

/** How many of the frames' units one shown unit is: requests a second, shares of 1, milliseconds, bytes a second. */
const units: Record<string, number> = {
  'req/s': 1,
  'K req/s': 1000,
  '%': 0.01,
  µs: 0.001,
  ms: 1,
  s: 1000,
  'B/s': 1,
  'kB/s': 1e3,
  'MB/s': 1e6,
};

/** Reads `24.1 req/s` or `8.30%`. */
export function readShownNumber(text: string): ShownNumber {
  const [, digits = '', unit = ''] = /^\s*(-?[\d.]+)\s*(.*?)\s*$/.exec(text) ?? [];
  const scale = units[unit];
  if (digits === '' || scale === undefined) {
    throw new Error(`"${text}" is not a number with a unit that the tests know`);
  }
  const decimals = digits.split('.')[1]?.length ?? 0;
  // Half of the last digit, and a little for the arithmetic of decimals.
  return { value: Number(digits) * scale, tolerance: (0.5001 * scale) / 10 ** decimals };
}
