import { type Point, type Rect } from '../geometry/rects';
import { type Ports } from './assignPorts';
import { type Column } from './Columns';
import { routeThroughGaps } from './routeThroughGaps';
import { type Tracks } from './Tracks';

export interface Route {
  readonly from: Rect;
  readonly to: Rect;
  readonly ports: Ports;
}

/** How far below a card a call against the flow runs. */
const drop = 10;
/** Room below a callee for the arrowhead of the widest line. */
const rise = 13;

/** The curve of one edge, from card to card, to the callee's rim. */
export function routeEdge(route: Route, columns: readonly Column[], tracks: Tracks): Point[] {
  const { from, to } = route;
  if (from === to) {
    return loop(route);
  }
  if (to.x >= from.x + from.width) {
    return withTheFlow(route, columns, tracks);
  }
  return from.x === to.x ? besideTheColumn(route) : againstTheFlow(route, columns, tracks);
}

function withTheFlow({ from, to, ports }: Route, columns: readonly Column[], tracks: Tracks): Point[] {
  const between = columns.filter((column) => column.left > from.x && column.left < to.x);
  return routeThroughGaps(
    { x: from.x + from.width, y: ports.out },
    { x: to.x, y: ports.into },
    between,
    tracks
  );
}

/** Out below the caller, back to the left between cards, and up into the callee from below. */
function againstTheFlow({ from, to }: Route, columns: readonly Column[], tracks: Tracks): Point[] {
  const start = { x: from.x + from.width / 2, y: from.y + from.height };
  const end = { x: to.x + to.width / 2, y: to.y + to.height };
  const left = { x: from.x, y: start.y + drop };
  const right = { x: to.x + to.width, y: to.y + to.height + rise };
  const between = columns.filter((column) => column.left > to.x && column.left < from.x);
  return [
    start,
    { x: start.x, y: left.y },
    { x: start.x - 12, y: left.y },
    left,
    ...routeThroughGaps(left, right, between, tracks).slice(1),
    { x: end.x + 24, y: right.y },
    { x: end.x, y: right.y + 4 },
    end,
  ];
}

/** Both cards stand in one column: around its right side. */
function besideTheColumn({ from, to }: Route): Point[] {
  const x = from.x + from.width;
  const bulge = 28 + Math.min(28, Math.abs(to.y - from.y) / 8);
  const down = to.y > from.y ? 1 : -1;
  const start = { x, y: from.y + from.height / 2 + down * 14 };
  const end = { x, y: to.y + to.height / 2 - down * 14 };
  return [start, { x: start.x + bulge, y: start.y }, { x: end.x + bulge, y: end.y }, end];
}

/** A service that calls itself: a small loop below the card. */
function loop({ from }: Route): Point[] {
  const right = from.x + from.width;
  const bottom = from.y + from.height;
  return [
    { x: right - 52, y: bottom },
    { x: right - 52, y: bottom + 22 },
    { x: right - 24, y: bottom + 22 },
    { x: right - 24, y: bottom },
  ];
}
