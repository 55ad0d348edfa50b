/** Length of the arrowhead of a line that wide, in pixels. */
export function arrowLength(width: number): number {
  return 7 + width * 0.7;
}
