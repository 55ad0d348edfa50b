import { type Point } from './Picture';

/** A point on one cubic at `t` in [0, 1]. */
function pointOnCubic([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const s = 1 - t;
  const weights = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t] as const;
  return {
    x: a.x * weights[0] + b.x * weights[1] + c.x * weights[2] + d.x * weights[3],
    y: a.y * weights[0] + b.y * weights[1] + c.y * weights[2] + d.y * weights[3],
  };
}

/** Points along a chain of cubics, `steps` for each of them, both ends included. */
export function sampleCurve(curve: readonly Point[], steps = 16): Point[] {
  const points: Point[] = curve.slice(0, 1);
  for (let index = 0; index + 3 < curve.length; index += 3) {
    const [a, b, c, d] = curve.slice(index, index + 4);
    if (a && b && c && d) {
      for (let step = 1; step <= steps; step++) {
        points.push(pointOnCubic([a, b, c, d], step / steps));
      }
    }
  }
  return points;
}

/** Points at even distances along a chain of cubics, about `distance` apart. */
export function walkCurve(curve: readonly Point[], distance: number): Point[] {
  const points = sampleCurve(curve, 32);
  const walked: Point[] = points.slice(0, 1);
  let rest = distance;
  for (let index = 1; index < points.length; index++) {
    const from = points[index - 1];
    const to = points[index];
    if (!from || !to) {
      continue;
    }
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    let at = rest;
    while (at <= length) {
      walked.push({ x: from.x + ((to.x - from.x) * at) / length, y: from.y + ((to.y - from.y) * at) / length });
      at += distance;
    }
    rest = at - length;
  }
  const end = points.at(-1);
  return end ? [...walked, end] : walked;
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
