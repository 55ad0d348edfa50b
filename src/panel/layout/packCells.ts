import { type Grid, pictureHeight, pictureWidth } from './grid';
import { type Topology } from './Topology';

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
 * aspect best. Breaking a stack costs clarity, so it is done only where it makes cards much larger.
 */
export function chooseStackHeight(cells: readonly Cell[], grid: Grid, aspect: number): Stacking {
  const tallest = Math.max(1, ...cells.map((cell) => cell.ids.length));
  let best = tallest;
  let bestScale = fitScale(cells, tallest, { grid, aspect });
  for (let height = tallest - 1; height >= 1; height--) {
    const scale = fitScale(cells, height, { grid, aspect });
    if (scale > bestScale * worthwhile) {
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

/** The zoom at which the packed picture fits a panel one pixel high and `aspect` wide. */
function fitScale(cells: readonly Cell[], stackHeight: number, { grid, aspect }: { grid: Grid; aspect: number }): number {
  const rows = new Map<string, number>();
  const columns = new Map<number, number>();
  for (const { lane, rank, ids } of cells) {
    const wide = columnsOf(ids.length, stackHeight);
    columns.set(rank, Math.max(columns.get(rank) ?? 1, wide));
    rows.set(lane, Math.max(rows.get(lane) ?? 1, Math.ceil(ids.length / wide)));
  }
  const total = [...columns.values()].reduce((sum, count) => sum + count, 0);
  return Math.min(aspect / pictureWidth(total, grid), 1 / pictureHeight([...rows.values()], grid));
}
