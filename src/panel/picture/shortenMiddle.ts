/**
 * Cuts letters out of the middle until the text fits: the ends of a name tell more than its middle.
 * Dots and dashes beside the cut go, too.
 */
export function shortenMiddle(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) {
    return text;
  }
  for (let kept = text.length - 1; kept >= 2; kept--) {
    const head = text.slice(0, Math.ceil(kept / 2)).replace(/\W+$/, '');
    const tail = text.slice(text.length - Math.floor(kept / 2)).replace(/^\W+/, '');
    const shortened = `${head}…${tail}`;
    if (measure(shortened) <= room) {
      return shortened;
    }
  }
  return '…';
}
