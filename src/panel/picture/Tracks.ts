import { type Column, type Gap } from './Columns';

/** From one curve to the next in the same gap, in pixels. */
const pitch = 6;

/** Remembers where curves pass each column, so that no two take the same track. */
export class Tracks {
  private readonly used = new Map<Column, number[]>();

  take(column: Column, y: number): void {
    this.used.set(column, [...(this.used.get(column) ?? []), y]);
  }

  /** The free height nearest to `wanted` within a gap; `wanted` itself when the gap is full. */
  nearest(column: Column, { from, to }: Gap, wanted: number): number {
    const used = this.used.get(column) ?? [];
    const middle = Math.min(to, Math.max(from, wanted));
    const tries = Math.min(40, Math.ceil((to - from) / pitch));
    for (let step = 0; step <= tries; step++) {
      for (const y of [middle + step * pitch, middle - step * pitch]) {
        if (y >= from && y <= to && used.every((other) => Math.abs(other - y) >= pitch - 0.5)) {
          return y;
        }
      }
    }
    return middle;
  }
}
