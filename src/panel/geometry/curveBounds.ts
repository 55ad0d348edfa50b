import { boundsOf, type Point, type Rect } from './rects';

/** Curves stay the same objects while only numbers change, and are asked for with every step of the zoom. */
const known = new WeakMap<readonly Point[], Rect>();

/** The smallest rectangle around the points of a curve, found once for each. */
export function curveBounds(curve: readonly Point[]): Rect {
  const bounds = known.get(curve) ?? boundsOf(curve);
  known.set(curve, bounds);
  return bounds;
}
