import { type Column, type Gap } from './Columns';

/** From one curve to the next in the same gap, in pixels. */
const pitch = 6;
/** The farthest that a curve is pushed aside, in steps of the pitch. */
const farthest = 40;

const none: readonly number[] = [];

/** Remembers where curves pass each column, so that no two take the same track. */
export class Tracks {
  /** Heights in use by column, and by the pitch they lie in so that neighbours are found at once. */
  private readonly used = new Map<Column, Map<number, number[]>>();

  take(column: Column, y: number): void {
    const heights = this.used.get(column) ?? new Map<number, number[]>();
    const step = Math.floor(y / pitch);
    heights.set(step, [...(heights.get(step) ?? []), y]);
    this.used.set(column, heights);
  }

  /** The free height nearest to `wanted` within a gap; `wanted` itself when the gap is full. */
  nearest(column: Column, { from, to }: Gap, wanted: number): number {
    const middle = Math.min(to, Math.max(from, wanted));
    const tries = Math.min(farthest, Math.ceil((to - from) / pitch));
    for (let step = 0; step <= tries; step++) {
      const [below, above] = [middle + step * pitch, middle - step * pitch];
      if (below <= to && this.isFree(column, below)) {
        return below;
      }
      if (above >= from && this.isFree(column, above)) {
        return above;
      }
    }
    return middle;
  }

  private isFree(column: Column, y: number): boolean {
    const heights = this.used.get(column);
    if (!heights) {
      return true;
    }
    const step = Math.floor(y / pitch);
    for (let near = step - 1; near <= step + 1; near++) {
      for (const other of heights.get(near) ?? none) {
        if (Math.abs(other - y) < pitch - 0.5) {
          return false;
        }
      }
    }
    return true;
  }
}
