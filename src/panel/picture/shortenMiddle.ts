/** Longer texts than this are cut before anything is measured: no card has room for them. */
const longest = 400;

/**
 * Cuts letters out of the middle until the text fits: the ends of a name tell more than its middle.
 * Dots and dashes beside the cut go, too. How many letters stay is found by halves.
 */
export function shortenMiddle(text: string, room: number, measure: (text: string) => number): string {
  if (text.length <= longest && measure(text) <= room) {
    return text;
  }
  // Letters, not halves of them: an emoji takes two places of a string.
  const letters = Array.from(text.length > longest ? text.slice(0, longest / 2) + text.slice(-longest / 2) : text);
  const keeping = (kept: number) => {
    const head = letters.slice(0, Math.ceil(kept / 2)).join('').replace(/[^\p{L}\p{N}\p{S}]+$/u, '');
    const tail = letters.slice(letters.length - Math.floor(kept / 2)).join('').replace(/^[^\p{L}\p{N}\p{S}]+/u, '');
    return `${head}…${tail}`;
  };
  let [fits, tooLong] = [1, letters.length];
  while (tooLong - fits > 1) {
    const kept = (fits + tooLong) >> 1;
    if (measure(keeping(kept)) <= room) {
      fits = kept;
    } else {
      tooLong = kept;
    }
  }
  return fits < 2 ? '…' : keeping(fits);
}
