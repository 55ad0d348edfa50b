import { forEachStep } from '../geometry/cubic';
import { boundsOf, contains, overlap, type Point, type Rect } from '../geometry/rects';

/** One edge's curve as points at even distances; only those within the area. */
export interface EdgeLine {
  readonly xs: number[];
  readonly ys: number[];
  /** Points of the whole curve. */
  readonly length: number;
  readonly owner: number;
}

/** From one point of a line to the next, in pixels of the screen. */
const stepOnScreen = 6;
/** Side of the squares that points are sorted into, in steps. */
const stepsOfSide = 4;
/** Room around an arrowhead, and how far behind its tip its middle is, in pixels. */
const arrow = { side: 14, behind: 6 } as const;

/**
 * Where edges run in a part of the picture, so that labels can tell what they would hide: points along
 * every curve, sorted into squares. Plain arrays hold them, because a large mesh has hundreds of
 * thousands of points.
 */
export class EdgeIndex {
  /** From one point of a line to the next, in pixels of the picture. */
  readonly step: number;
  /** Where arrowheads are: no label stands there. */
  readonly arrows: Rect[] = [];
  private readonly lines = new Map<string, EdgeLine>();
  private readonly side: number;
  private readonly columns: number;
  private readonly rows: number;
  /** Where the points of each square begin in the arrays below; one more than there are squares. */
  private readonly begins: Uint32Array;
  private readonly xs: Float64Array;
  private readonly ys: Float64Array;
  private readonly owners: Uint32Array;
  /** The question in which each line was counted last. */
  private readonly counted: Uint32Array;
  private question = 0;

  constructor(
    curves: ReadonlyMap<string, readonly Point[]>,
    readonly area: Rect,
    readonly zoom: number
  ) {
    this.step = stepOnScreen / zoom;
    this.side = this.step * stepsOfSide;
    this.columns = Math.max(1, Math.ceil(area.width / this.side) + 1);
    this.rows = Math.max(1, Math.ceil(area.height / this.side) + 1);
    let count = 0;
    for (const [id, curve] of curves) {
      count += this.walk(id, curve);
    }
    this.begins = new Uint32Array(this.columns * this.rows + 1);
    this.xs = new Float64Array(count);
    this.ys = new Float64Array(count);
    this.owners = new Uint32Array(count);
    this.counted = new Uint32Array(this.lines.size);
    this.sort();
  }

  /** Undefined for an edge that does not run here. */
  line(edge: string): EdgeLine | undefined {
    return this.lines.get(edge);
  }

  /** How many lines other than `own` run through a rectangle; where it is more than `most` nobody counts on. */
  countOthers({ x, y, width, height }: Rect, own: EdgeLine, most = Infinity): number {
    const question = ++this.question;
    let count = 0;
    const [left, right] = [this.columnOf(x), this.columnOf(x + width)];
    for (let row = this.rowOf(y); row <= this.rowOf(y + height); row++) {
      // Squares of a row lie behind each other: they are one stretch of the arrays.
      const end = this.begins[row * this.columns + right + 1] ?? 0;
      for (let at = this.begins[row * this.columns + left] ?? 0; at < end; at++) {
        const [px, py, owner] = [this.xs[at] ?? 0, this.ys[at] ?? 0, this.owners[at] ?? 0];
        const inside = px >= x && px <= x + width && py >= y && py <= y + height;
        if (inside && owner !== own.owner && this.counted[owner] !== question) {
          this.counted[owner] = question;
          if (++count > most) {
            return count;
          }
        }
      }
    }
    return count;
  }

  /** Answers how many points it added. */
  private walk(id: string, curve: readonly Point[]): number {
    if (!overlap(boundsOf(curve), this.area)) {
      return 0;
    }
    const [xs, ys]: [number[], number[]] = [[], []];
    let length = 0;
    forEachStep(curve, this.step, (x, y) => {
      length++;
      if (contains(this.area, { x, y })) {
        xs.push(x);
        ys.push(y);
      }
    });
    this.lines.set(id, { xs, ys, length, owner: this.lines.size });
    this.addArrow(curve);
    return xs.length;
  }

  private addArrow(curve: readonly Point[]): void {
    const [before, tip] = curve.slice(-2);
    if (before && tip) {
      const whole = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
      const x = tip.x - ((tip.x - before.x) / whole) * arrow.behind;
      const y = tip.y - ((tip.y - before.y) / whole) * arrow.behind;
      this.arrows.push({ x: x - arrow.side / 2, y: y - arrow.side / 2, width: arrow.side, height: arrow.side });
    }
  }

  /** Counts the points of each square, then puts each where its square's points are. */
  private sort(): void {
    const { begins } = this;
    this.forEachPoint((square) => (begins[square + 1] = (begins[square + 1] ?? 0) + 1));
    for (let square = 1; square < begins.length; square++) {
      begins[square] = (begins[square] ?? 0) + (begins[square - 1] ?? 0);
    }
    const next = begins.slice();
    this.forEachPoint((square, point) => {
      const at = next[square] ?? 0;
      next[square] = at + 1;
      [this.xs[at], this.ys[at], this.owners[at]] = point;
    });
  }

  private forEachPoint(visit: (square: number, point: readonly [x: number, y: number, owner: number]) => void): void {
    for (const { xs, ys, owner } of this.lines.values()) {
      xs.forEach((x, index) => {
        const y = ys[index] ?? 0;
        visit(this.rowOf(y) * this.columns + this.columnOf(x), [x, y, owner]);
      });
    }
  }

  private columnOf(x: number): number {
    return Math.max(0, Math.min(this.columns - 1, Math.floor((x - this.area.x) / this.side)));
  }

  private rowOf(y: number): number {
    return Math.max(0, Math.min(this.rows - 1, Math.floor((y - this.area.y) / this.side)));
  }
}
