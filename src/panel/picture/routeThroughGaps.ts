import { type Point } from '../geometry/rects';
import { type Column, type Gap, touchesCard } from './Columns';
import { horizontalCubic, straightCubic } from '../geometry/cubic';
import { type Tracks } from './Tracks';

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
  if (isFree(from, to, columns)) {
    return toCurve(from, to, []);
  }
  const forward = from.x <= to.x;
  const onTheWay = forward ? columns : [...columns].reverse();
  const needed = dropNeedless(choosePassages(from, to, onTheWay, tracks), { from, to, columns, forward });
  needed.forEach(({ column, y }) => tracks.take(column, y));
  return toCurve(from, to, needed);
}

/** Whether the plain curve between two points touches no card. */
function isFree(from: Point, to: Point, columns: readonly Column[]): boolean {
  return !touchesCard(columns, from, to);
}

interface Way {
  readonly from: Point;
  readonly to: Point;
  readonly columns: readonly Column[];
  readonly forward: boolean;
}

/** Only the piece around a passage changes when it is left out, so only that piece is looked at. */
function dropNeedless(passages: readonly Passage[], { from, to, columns, forward }: Way): Passage[] {
  const kept: Passage[] = [];
  let at = from;
  passages.forEach((passage, index) => {
    const next = passages[index + 1];
    const then = next ? { x: forward ? next.column.left : next.column.right, y: next.y } : to;
    if (!isFree(at, then, columns)) {
      kept.push(passage);
      at = { x: forward ? passage.column.right : passage.column.left, y: passage.y };
    }
  });
  return kept;
}

interface Step extends Passage {
  readonly cost: number;
  readonly before: Step | undefined;
}

/** The cheapest way through all columns, where a steep piece costs more than two gentle ones. */
function choosePassages(from: Point, to: Point, columns: readonly Column[], tracks: Tracks): Passage[] {
  let steps: Step[] = [];
  for (const column of columns) {
    const x = (column.left + column.right) / 2;
    const ideal = from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x || 1);
    const reached = steps;
    steps = candidates(column, [ideal, from.y, to.y], tracks).map((y) => {
      const before = cheapest(reached, y);
      return { column, y, cost: before ? before.cost + (y - before.y) ** 2 : (y - from.y) ** 2, before };
    });
  }
  const passages: Passage[] = [];
  for (let last = cheapest(steps, to.y); last; last = last.before) {
    passages.unshift(last);
  }
  return passages;
}

/** The step from which a height is reached at least cost. */
function cheapest(steps: readonly Step[], y: number): Step | undefined {
  let best: Step | undefined;
  let bestCost = Infinity;
  for (const step of steps) {
    const cost = step.cost + (y - step.y) ** 2;
    if (cost < bestCost) {
      best = step;
      bestCost = cost;
    }
  }
  return best;
}

/** Free heights of a column where the curve may pass: those nearest to where it would like to. */
function candidates(column: Column, wanted: readonly number[], tracks: Tracks): number[] {
  const heights = new Set<number>();
  for (const y of wanted) {
    nearestGaps(column.gaps, y).forEach((gap) => heights.add(tracks.nearest(column, gap, y)));
  }
  return [...heights];
}

/** Gaps lie in order: from the one at the height outwards to both sides. */
function nearestGaps(gaps: readonly Gap[], y: number): Gap[] {
  const at = firstBelow(gaps, y);
  let [below, above] = [at, at - 1];
  const near: Gap[] = [];
  while (near.length < gapsTried && near.length < gaps.length) {
    const [down, up] = [gaps[below], gaps[above]];
    if (down && (!up || distance(down, y) <= distance(up, y))) {
      near.push(down);
      below++;
    } else if (up) {
      near.push(up);
      above--;
    }
  }
  return near;
}

/** The first gap that does not end above a height, found by halves; the last one has no end. */
function firstBelow(gaps: readonly Gap[], y: number): number {
  let low = 0;
  let high = gaps.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((gaps[middle]?.to ?? Infinity) >= y) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
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
