import { type Column, type Gap } from './Columns';

/** From one curve to the next in the same gap, in pixels. */
const pitch = 6;
/** The farthest that a curve is pushed aside, in steps of the pitch. */
const farthest = 40;

/** Remembers where curves pass each column, so that no two take the same track. */
export class Tracks {
  /** By column every whole height that is too close to one in use: there are few, and each is found at once. */
  private readonly used = new Map<Column, Set<number>>();

  take(column: Column, y: number): void {
    const heights = this.used.get(column) ?? new Set<number>();
    const middle = Math.round(y);
    for (let near = 1 - pitch; near < pitch; near++) {
      heights.add(middle + near);
    }
    this.used.set(column, heights);
  }

  /** The free height nearest to `wanted` within a gap; `wanted` itself when the gap is full. */
  nearest(column: Column, { from, to }: Gap, wanted: number): number {
    const middle = Math.min(to, Math.max(from, wanted));
    const heights = this.used.get(column);
    if (!heights) {
      return middle;
    }
    const tries = Math.min(farthest, Math.ceil((to - from) / pitch));
    for (let step = 0; step <= tries; step++) {
      const [below, above] = [middle + step * pitch, middle - step * pitch];
      if (below <= to && !heights.has(Math.round(below))) {
        return below;
      }
      if (above >= from && !heights.has(Math.round(above))) {
        return above;
      }
    }
    return middle;
  }
}
