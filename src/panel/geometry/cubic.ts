import { type Point } from './rects';

/** One cubic: its start, its two handles and its end. */
export type Cubic = readonly [a: Point, b: Point, c: Point, d: Point];

/**
 * Visits the ends of the straight pieces that a cubic is measured by, its start left out. In numbers alone:
 * a pointer among thousands of edges, and each row of the table, asks for many of them.
 */
export function forEachPiece([a, b, c, d]: Cubic, steps: number, visit: (x: number, y: number) => void): void {
  for (let step = 1; step <= steps; step++) {
    const t = step / steps;
    const s = 1 - t;
    const [wa, wb, wc, wd] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    visit(a.x * wa + b.x * wb + c.x * wc + d.x * wd, a.y * wa + b.y * wb + c.y * wc + d.y * wd);
  }
}

/** Visits the cubics of a chain. */
export function forEachCubic(curve: readonly Point[], visit: (cubic: Cubic) => void): void {
  for (let index = 0; index + 3 < curve.length; index += 3) {
    const [a, b, c, d] = [curve[index], curve[index + 1], curve[index + 2], curve[index + 3]];
    if (a && b && c && d) {
      visit([a, b, c, d]);
    }
  }
}

/** Points along a chain of cubics, `steps` for each of them, both ends included. */
export function sampleCurve(curve: readonly Point[], steps = 16): Point[] {
  const points: Point[] = curve.slice(0, 1);
  forEachCubic(curve, (cubic) => forEachPiece(cubic, steps, (x, y) => points.push({ x, y })));
  return points;
}

/** Pieces that a cubic is measured by, for each step of a walk along it, and the most of them. */
const pieces = { eachStep: 2, least: 4, most: 32 } as const;

/** Visits points at even distances along a chain of cubics, about `distance` apart, both ends included. */
export function forEachStep(curve: readonly Point[], distance: number, visit: (x: number, y: number) => void): void {
  const [start] = curve;
  if (!start) {
    return;
  }
  visit(start.x, start.y);
  let [fromX, fromY, rest] = [start.x, start.y, distance];
  forEachCubic(curve, (cubic) => {
    const [a, b, c, d] = cubic;
    const length = Math.hypot(b.x - a.x, b.y - a.y) + Math.hypot(c.x - b.x, c.y - b.y) + Math.hypot(d.x - c.x, d.y - c.y);
    forEachPiece(cubic, piecesOf(length, distance), (x, y) => {
      const piece = Math.hypot(x - fromX, y - fromY);
      let at = rest;
      for (; at <= piece; at += distance) {
        visit(fromX + ((x - fromX) * at) / piece, fromY + ((y - fromY) * at) / piece);
      }
      rest = at - piece;
      [fromX, fromY] = [x, y];
    });
  });
  visit(fromX, fromY);
}

function piecesOf(length: number, distance: number): number {
  return Math.max(pieces.least, Math.min(pieces.most, Math.ceil((length / distance) * pieces.eachStep)));
}

/** Points at even distances along a chain of cubics, about `distance` apart. */
export function walkCurve(curve: readonly Point[], distance: number): Point[] {
  const walked: Point[] = [];
  forEachStep(curve, distance, (x, y) => walked.push({ x, y }));
  return walked;
}

/** A cubic from `from` to `to` that leaves and arrives horizontally; its start is left out. */
export function horizontalCubic(from: Point, to: Point): Point[] {
  const reach = (to.x - from.x) / 2;
  return [{ x: from.x + reach, y: from.y }, { x: to.x - reach, y: to.y }, to];
}

/** Steps of Newton's method: after four the error is far below a pixel. */
const newtonSteps = 4;

/** Height at `x` of the curve that `horizontalCubic` makes; its x is 1.5t - 1.5t² + t³ of its width. */
export function heightAt(from: Point, to: Point, x: number): number {
  const share = (x - from.x) / (to.x - from.x || 1);
  let t = share;
  for (let step = 0; step < newtonSteps; step++) {
    t -= (1.5 * t - 1.5 * t * t + t * t * t - share) / (1.5 - 3 * t + 3 * t * t);
  }
  return from.y + (to.y - from.y) * (3 * t * t - 2 * t * t * t);
}

/** A straight line in the form of a cubic; its start is left out. */
export function straightCubic(from: Point, to: Point): Point[] {
  const at = (t: number) => ({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t });
  return [at(1 / 3), at(2 / 3), to];
}
