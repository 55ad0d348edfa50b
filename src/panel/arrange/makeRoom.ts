import { type Point } from '../geometry/rects';
import { type LaneShape } from '../layout/placeCards';
import { type Arrangement } from '../layout/Arrangement';

/** From the outermost curve to the lane's edge, in pixels. */
const room = 8;
/** Room comes in steps of so many pixels, so that a curve that bends a little more moves nothing. */
const step = 24;

/** Widens the lanes where curves around the last column would leave them. */
export function makeRoom(
  { bounds, lanes }: Pick<Arrangement, 'bounds' | 'lanes'>,
  curves: ReadonlyMap<string, readonly Point[]>
): Pick<Arrangement, 'bounds' | 'lanes'> {
  const edge = lanes.reduce((most, lane) => Math.max(most, lane.x + lane.width), 0);
  let right = 0;
  for (const curve of curves.values()) {
    for (const { x } of curve) {
      right = Math.max(right, x);
    }
  }
  const missing = Math.ceil(Math.max(0, right + room - edge) / step) * step;
  const widen = (lane: LaneShape) => ({ ...lane, width: lane.width + missing });
  return missing === 0
    ? { bounds, lanes }
    : { bounds: { ...bounds, width: bounds.width + missing }, lanes: lanes.map(widen) };
}
