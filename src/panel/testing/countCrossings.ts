import { type Point } from '../geometry/rects';
import { sampleCurve } from '../geometry/cubic';
import { type EdgeShape } from '../picture/Picture';

interface Segment {
  readonly from: Point;
  readonly to: Point;
  readonly owner: number;
}

/** Straight pieces that one cubic is measured by, and the side of the squares they are sorted into, in pixels. */
const pieces = 8;
const side = 160;

/** Pairs of calls whose lines cross; those with a card in common do not count. */
export function countCrossings(edges: readonly EdgeShape[]): number {
  const squares = new Map<string, Segment[]>();
  edges.forEach(({ curve }, owner) => {
    const points = sampleCurve(curve, pieces);
    points.slice(1).forEach((to, index) => {
      const from = points[index] ?? to;
      for (const square of squaresOf(from, to)) {
        const list = squares.get(square) ?? [];
        list.push({ from, to, owner });
        squares.set(square, list);
      }
    });
  });
  const crossing = new Set<number>();
  for (const segments of squares.values()) {
    segments.forEach((a, index) => {
      for (const b of segments.slice(index + 1)) {
        if (a.owner !== b.owner && cross(a, b) && apart(edges[a.owner], edges[b.owner])) {
          crossing.add(Math.min(a.owner, b.owner) * edges.length + Math.max(a.owner, b.owner));
        }
      }
    });
  }
  return crossing.size;
}

function squaresOf(from: Point, to: Point): string[] {
  const range = (a: number, b: number) => {
    const [least, most] = [Math.floor(Math.min(a, b) / side), Math.floor(Math.max(a, b) / side)];
    return Array.from({ length: most - least + 1 }, (_, index) => least + index);
  };
  return range(from.x, to.x).flatMap((x) => range(from.y, to.y).map((y) => `${x} ${y}`));
}

function cross(a: Segment, b: Segment): boolean {
  const turn = (p: Point, q: Point, r: Point) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return (
    turn(a.from, a.to, b.from) * turn(a.from, a.to, b.to) < 0 && turn(b.from, b.to, a.from) * turn(b.from, b.to, a.to) < 0
  );
}

function apart(a: EdgeShape | undefined, b: EdgeShape | undefined): boolean {
  const ends = [a?.edge.source, a?.edge.target];
  return !ends.includes(b?.edge.source) && !ends.includes(b?.edge.target);
}
