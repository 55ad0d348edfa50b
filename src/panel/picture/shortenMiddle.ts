/** Cuts letters out of the middle until the text fits: the ends of a name tell more than its middle. */
export function shortenMiddle(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) {
    return text;
  }
  for (let kept = text.length - 1; kept >= 2; kept--) {
    const head = Math.ceil(kept / 2);
    const shortened = `${text.slice(0, head)}…${text.slice(text.length - (kept - head))}`;
    if (measure(shortened) <= room) {
      return shortened;
    }
  }
  return '…';
}
