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
  const counted = countCells(cells);
  const tallest = Math.max(1, ...counted.counts);
  let best = tallest;
  let bestScale = fitScale(counted, tallest, frame);
  for (let height = tallest - 1; height >= 1; height--) {
    const scale = fitScale(counted, height, frame);
    const reads = readsAt(scale, frame) && !readsAt(bestScale, frame);
    if (reads || scale > bestScale * worthwhile) {
      best = height;
      bestScale = scale;
    }
  }
  return { height: best, scale: bestScale };
}

/** Cells as numbers: every height is tried, and for what starts folded again and again. */
interface CountedCells {
  /** Of each cell the cards, and the numbers of its lane and its rank. */
  readonly counts: readonly number[];
  readonly lanes: readonly number[];
  readonly ranks: readonly number[];
  readonly laneCount: number;
  readonly rankCount: number;
}

function countCells(cells: readonly Cell[]): CountedCells {
  const [lanes, ranks] = [new Map<string, number>(), new Map<number, number>()];
  const numberOf = <Key>(numbers: Map<Key, number>, key: Key) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  return {
    counts: cells.map(({ ids }) => ids.length),
    lanes: cells.map(({ lane }) => numberOf(lanes, lane)),
    ranks: cells.map(({ rank }) => numberOf(ranks, rank)),
    laneCount: lanes.size,
    rankCount: ranks.size,
  };
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
function fitScale({ counts, lanes, ranks, laneCount, rankCount }: CountedCells, stackHeight: number, { grid, aspect }: Frame): number {
  const rows = new Array<number>(laneCount).fill(1);
  const columns = new Array<number>(rankCount).fill(1);
  for (let cell = 0; cell < counts.length; cell++) {
    const [count = 0, lane = 0, rank = 0] = [counts[cell], lanes[cell], ranks[cell]];
    const wide = columnsOf(count, stackHeight);
    columns[rank] = Math.max(columns[rank] ?? 1, wide);
    rows[lane] = Math.max(rows[lane] ?? 1, Math.ceil(count / wide));
  }
  const total = columns.reduce((sum, count) => sum + count, 0);
  const width = pictureWidth(total, grid, { ...grid, columnGap: grid.minColumnGap });
  return Math.min(aspect / width, 1 / pictureHeight(rows.map(withSpare), grid));
}
