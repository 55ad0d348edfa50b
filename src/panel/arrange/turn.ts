import { type Point, type Rect } from '../geometry/rects';
import { type Arrangement } from '../layout/Arrangement';

/** The arrangement mirrored, so that what ran to the right runs down. */
export function turn(arrangement: Arrangement): Arrangement {
  const { bounds, lanes, cards, curves } = arrangement;
  return {
    ...arrangement,
    bounds: turnRect(bounds),
    lanes: lanes.map(({ name, ...rect }) => ({ name, ...turnRect(rect) })),
    cards: new Map([...cards].map(([id, rect]) => [id, turnRect(rect)])),
    curves: new Map([...curves].map(([id, curve]) => [id, curve.map(turnPoint)])),
  };
}

export function turnPoint({ x, y }: Point): Point {
  return { x: y, y: x };
}

function turnRect({ x, y, width, height }: Rect): Rect {
  return { x: y, y: x, width: height, height: width };
}
