import { type Point } from '../geometry/rects';

/** Curves in arrays that change threads without being copied: a thousand edges are some 40,000 numbers. */
export interface PackedCurves {
  readonly ids: readonly string[];
  /** Where the points of each curve end, in points. */
  readonly ends: Uint32Array;
  /** x and y of each point in turn. */
  readonly numbers: Float64Array;
}

export function packCurves(curves: ReadonlyMap<string, readonly Point[]>): PackedCurves {
  const count = [...curves.values()].reduce((sum, curve) => sum + curve.length, 0);
  const numbers = new Float64Array(count * 2);
  const ends = new Uint32Array(curves.size);
  let at = 0;
  let index = 0;
  for (const curve of curves.values()) {
    for (const { x, y } of curve) {
      numbers[at * 2] = x;
      numbers[at * 2 + 1] = y;
      at++;
    }
    ends[index++] = at;
  }
  return { ids: [...curves.keys()], ends, numbers };
}

export function unpackCurves({ ids, ends, numbers }: PackedCurves): Map<string, Point[]> {
  const curves = new Map<string, Point[]>();
  let at = 0;
  ids.forEach((id, index) => {
    const curve: Point[] = [];
    for (; at < (ends[index] ?? 0); at++) {
      curve.push({ x: numbers[at * 2] ?? 0, y: numbers[at * 2 + 1] ?? 0 });
    }
    curves.set(id, curve);
  });
  return curves;
}
