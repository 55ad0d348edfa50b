import { type Column, type Gap } from './Columns';

/** From one curve to the next in the same gap, in pixels. */
const pitch = 6;
/** The farthest that a curve is pushed aside, in steps of the pitch. */
const farthest = 40;

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
      for (const y of [middle + step * pitch, middle - step * pitch]) {
        if (y >= from && y <= to && this.isFree(column, y)) {
          return y;
        }
      }
    }
    return middle;
  }

  private isFree(column: Column, y: number): boolean {
    const heights = this.used.get(column);
    const step = Math.floor(y / pitch);
    return [step - 1, step, step + 1].every((near) =>
      (heights?.get(near) ?? []).every((other) => Math.abs(other - y) >= pitch - 0.5)
    );
  }
}
