import { type Grid, pictureHeight, pictureWidth } from './grid';
import { readableZoom } from './readable';
import { type Topology } from './Topology';

/** What the picture has to fit. */
export interface Frame {
  readonly grid: Grid;
  /** Width over height of the panel, as seen by the flow. */
  readonly aspect: number;
  /** CSS pixels of the panel along the flow, where names are to be read in it. */
  readonly length?: number;
}

/** Curves around the last column may widen the picture by this factor. */
export const curves = 1.02;

/** Cards of one lane in one rank. */
export interface Cell {
  readonly lane: string;
  readonly rank: number;
  /** Node ids from top to bottom. */
  readonly ids: readonly string[];
}

export function toCells({ nodes }: Topology, ranks: ReadonlyMap<string, number>, heights: ReadonlyMap<string, number>): Cell[] {
  const cells = new Map<string, { lane: string; rank: number; ids: string[] }>();
  const byHeight = [...nodes].sort((a, b) => (heights.get(a.id) ?? 0) - (heights.get(b.id) ?? 0));
  for (const { id, lane } of byHeight) {
    const rank = ranks.get(id) ?? 0;
    const key = `${rank} ${lane}`;
    const cell = cells.get(key);
    if (cell) {
      cell.ids.push(id);
    } else {
      cells.set(key, { lane, rank, ids: [id] });
    }
  }
  return [...cells.values()];
}

/** How much larger the picture has to become before a stack is broken into columns. */
const worthwhile = 1.15;

export interface Stacking {
  /** The most cards that stand on top of each other. */
  readonly height: number;
  /** The zoom at which the picture then fits a panel one pixel high and `aspect` wide. */
  readonly scale: number;
}

/**
 * The most cards that may stand on top of each other, so that the picture fills a panel of that
 * aspect best. Breaking a stack costs clarity, so it is done only where it makes cards much larger, or their
 * names readable.
 */
export function chooseStackHeight(cells: readonly Cell[], frame: Frame): Stacking {
  const tallest = Math.max(1, ...cells.map((cell) => cell.ids.length));
  let best = tallest;
  let bestScale = fitScale(cells, tallest, frame);
  for (let height = tallest - 1; height >= 1; height--) {
    const scale = fitScale(cells, height, frame);
    const reads = readsAt(scale, frame) && !readsAt(bestScale, frame);
    if (reads || scale > bestScale * worthwhile) {
      best = height;
      bestScale = scale;
    }
  }
  return { height: best, scale: bestScale };
}

/** Columns that a cell of so many cards takes. */
export function columnsOf(cards: number, stackHeight: number): number {
  return Math.ceil(cards / stackHeight);
}

/** A lane with at least so many rows keeps one to spare, so that it seldom has to grow. */
const sparesFrom = 5;

/** Rows of a lane that needs so many. */
export function withSpare(rows: number): number {
  return rows >= sparesFrom ? rows + 1 : rows;
}

/** Whether names can be read in a panel of that size; false where nobody asks. */
function readsAt(scale: number, { aspect, length = 0 }: Frame): boolean {
  return (scale * length) / aspect >= readableZoom * curves;
}

/** The zoom at which the packed picture fits a panel one pixel high and `aspect` wide. */
function fitScale(cells: readonly Cell[], stackHeight: number, { grid, aspect }: Frame): number {
  const rows = new Map<string, number>();
  const columns = new Map<number, number>();
  for (const { lane, rank, ids } of cells) {
    const wide = columnsOf(ids.length, stackHeight);
    columns.set(rank, Math.max(columns.get(rank) ?? 1, wide));
    rows.set(lane, Math.max(rows.get(lane) ?? 1, Math.ceil(ids.length / wide)));
  }
  const total = [...columns.values()].reduce((sum, count) => sum + count, 0);
  return Math.min(aspect / pictureWidth(total, grid, { ...grid, columnGap: grid.minColumnGap }), 1 / pictureHeight([...rows.values()].map(withSpare), grid));
}
