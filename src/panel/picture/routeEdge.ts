import { type Ports } from './assignPorts';
import { type Column } from './Columns';
import { routeThroughGaps } from './routeThroughGaps';
import { type CardShape, type Point } from './Picture';
import { type Tracks } from './Tracks';

export interface Route {
  readonly from: CardShape;
  readonly to: CardShape;
  readonly ports: Ports;
  /** Length of the arrowhead; the line ends where it begins. */
  readonly arrow: number;
}

/** How far below a card a call against the flow runs. */
const drop = 10;

/** The curve of one edge, from card to card, its arrowhead left out. */
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

function withTheFlow({ from, to, ports, arrow }: Route, columns: readonly Column[], tracks: Tracks): Point[] {
  const between = columns.filter((column) => column.left > from.x && column.left < to.x);
  return routeThroughGaps(
    { x: from.x + from.width, y: ports.out },
    { x: to.x - arrow, y: ports.into },
    between,
    tracks
  );
}

/** Out below the caller, back to the left between cards, and up into the callee from below. */
function againstTheFlow({ from, to, arrow }: Route, columns: readonly Column[], tracks: Tracks): Point[] {
  const start = { x: from.x + from.width / 2, y: from.y + from.height };
  const end = { x: to.x + to.width / 2, y: to.y + to.height + arrow };
  const left = { x: from.x, y: start.y + drop };
  const right = { x: to.x + to.width, y: to.y + to.height + Math.max(drop, arrow) };
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
function besideTheColumn({ from, to, arrow }: Route): Point[] {
  const x = from.x + from.width;
  const bulge = 28 + Math.min(28, Math.abs(to.y - from.y) / 8);
  const down = to.y > from.y ? 1 : -1;
  const start = { x, y: from.y + from.height / 2 + down * 14 };
  const end = { x: x + arrow, y: to.y + to.height / 2 - down * 14 };
  return [start, { x: start.x + bulge, y: start.y }, { x: end.x + bulge, y: end.y }, end];
}

/** A service that calls itself: a small loop below the card. */
function loop({ from, arrow }: Route): Point[] {
  const right = from.x + from.width;
  const bottom = from.y + from.height;
  return [
    { x: right - 52, y: bottom },
    { x: right - 52, y: bottom + 22 },
    { x: right - 24, y: bottom + 22 },
    { x: right - 24, y: bottom + arrow },
  ];
}
