import { type Point } from './rects';

/** A curve that ends so much earlier, to leave room for its arrowhead; it keeps its direction there. */
export function trimEnd(curve: readonly Point[], length: number): readonly Point[] {
  const [control, end] = curve.slice(-2);
  if (!control || !end) {
    return curve;
  }
  const whole = Math.hypot(end.x - control.x, end.y - control.y) || 1;
  const back = { x: ((end.x - control.x) / whole) * length, y: ((end.y - control.y) / whole) * length };
  const moved = ({ x, y }: Point) => ({ x: x - back.x, y: y - back.y });
  const trimmed = curve.slice();
  trimmed.splice(-2, 2, moved(control), moved(end));
  return trimmed;
}
