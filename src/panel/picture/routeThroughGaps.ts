import { type Column, type Gap, touchesCard } from './Columns';
import { horizontalCubic, straightCubic, walkCurve } from './cubic';
import { type Point } from './Picture';
import { type Tracks } from './Tracks';

/** Distance of the points of a curve that are checked against cards, in pixels. */
const precision = 10;
/** How many gaps of a column are tried around each height that would suit. */
const gapsTried = 5;

/** Where a route passes a column: level, from one side to the other. */
interface Passage {
  readonly column: Column;
  readonly y: number;
}

/**
 * A curve from `from` to `to` that passes between the cards of the columns on its way, not over them.
 *
 * 1. When the plain curve touches nothing, it is the best.
 * 2. Otherwise, in each column, take the gap that keeps the whole way flattest.
 * 3. Drop every passage that is not needed, so that the curve stays as calm as it can.
 */
export function routeThroughGaps(from: Point, to: Point, columns: readonly Column[], tracks: Tracks): Point[] {
  const direct = toCurve(from, to, []);
  if (!touchesCard(columns, walkCurve(direct, precision))) {
    return direct;
  }
  const onTheWay = from.x <= to.x ? columns : [...columns].reverse();
  let passages = choosePassages(from, to, onTheWay, tracks);
  for (const passage of passages) {
    const fewer = passages.filter((other) => other !== passage);
    if (!touchesCard(columns, walkCurve(toCurve(from, to, fewer), precision))) {
      passages = fewer;
    }
  }
  passages.forEach(({ column, y }) => tracks.take(column, y));
  return toCurve(from, to, passages);
}

interface Step extends Passage {
  readonly cost: number;
  readonly before: Step | undefined;
}

/** The cheapest way through all columns, where a steep piece costs more than two gentle ones. */
function choosePassages(from: Point, to: Point, columns: readonly Column[], tracks: Tracks): Passage[] {
  let steps: Step[] = [];
  columns.forEach((column, index) => {
    const x = (column.left + column.right) / 2;
    const ideal = from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x || 1);
    steps = candidates(column, [ideal, from.y, to.y], tracks).map((y) => {
      if (index === 0) {
        return { column, y, cost: (y - from.y) ** 2, before: undefined };
      }
      const reached = steps.map((before) => ({ before, cost: before.cost + (y - before.y) ** 2 }));
      const best = reached.reduce((a, b) => (b.cost < a.cost ? b : a));
      return { column, y, cost: best.cost, before: best.before };
    });
  });
  const arrived = steps.map((step) => ({ step, cost: step.cost + (to.y - step.y) ** 2 }));
  let last: Step | undefined =
    arrived.length > 0 ? arrived.reduce((a, b) => (b.cost < a.cost ? b : a)).step : undefined;
  const passages: Passage[] = [];
  for (; last; last = last.before) {
    passages.unshift(last);
  }
  return passages;
}

/** Free heights of a column where the curve may pass: those nearest to where it would like to. */
function candidates(column: Column, wanted: readonly number[], tracks: Tracks): number[] {
  const heights = new Set<number>();
  for (const y of wanted) {
    const near = [...column.gaps].sort((a, b) => distance(a, y) - distance(b, y)).slice(0, gapsTried);
    near.forEach((gap) => heights.add(tracks.nearest(column, gap, y)));
  }
  return [...heights];
}

function distance({ from, to }: Gap, y: number): number {
  return Math.max(0, from - y, y - to);
}

function toCurve(from: Point, to: Point, passages: readonly Passage[]): Point[] {
  const curve: Point[] = [from];
  let at = from;
  const add = (points: Point[]) => {
    curve.push(...points);
    at = points.at(-1) ?? at;
  };
  const forward = from.x <= to.x;
  for (const { column, y } of passages) {
    const [near, far] = forward ? [column.left, column.right] : [column.right, column.left];
    add(horizontalCubic(at, { x: near, y }));
    add(straightCubic(at, { x: far, y }));
  }
  add(horizontalCubic(at, to));
  return curve;
}
