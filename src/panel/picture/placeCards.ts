import { type Grid, gridOf, laneHeight, pictureHeight, pictureWidth, type Stretch } from '../layout/grid';
import { type Layout } from '../layout/Layout';
import { type LaneShape, type Rect } from './Picture';

export interface Placement {
  readonly bounds: Rect;
  readonly lanes: readonly LaneShape[];
  /** By node id. */
  readonly cards: ReadonlyMap<string, Rect>;
  readonly places: Places;
}

/** Where cards can stand. */
export interface Places {
  /** From left to right. */
  readonly columns: ReadonlyArray<{ readonly rank: number; readonly column: number; readonly x: number }>;
  /** From one row of a lane to the next, in pixels. */
  readonly rowPitch: number;
}

/** Turns slots into rectangles, as seen by the flow. The room between cards stretches to the panel's aspect. */
export function placeCards(layout: Layout, aspect: number): Placement {
  const grid = gridOf(layout.flow);
  const columns = columnOrder(layout);
  const rows = layout.lanes.map((lane) => lane.rows);
  const stretch = chooseStretch(columns.size, rows, { grid, aspect });
  const width = pictureWidth(columns.size, grid, stretch);
  const lanes = new Map<string, LaneShape>();
  let y: number = grid.margin;
  for (const lane of layout.lanes) {
    const height = laneHeight(lane.rows, grid, stretch);
    lanes.set(lane.name, { name: lane.name, x: grid.margin, y, width: width - 2 * grid.margin, height });
    y += height + grid.laneGap;
  }
  const cards = new Map<string, Rect>();
  for (const [id, slot] of layout.cards) {
    const lane = lanes.get(slot.lane);
    if (lane) {
      const column = columns.get(columnKey(slot)) ?? 0;
      cards.set(id, {
        x: grid.margin + grid.laneStart + column * (grid.cardWidth + stretch.columnGap),
        y: lane.y + grid.laneHead + slot.row * stretch.rowPitch,
        width: grid.cardWidth,
        height: grid.cardHeight,
      });
    }
  }
  const bounds = { x: 0, y: 0, width, height: pictureHeight(rows, grid, stretch) };
  const slots = [...columns].map(([key, index]) => {
    const [rank = 0, column = 0] = key.split('/').map(Number);
    return { rank, column, x: grid.margin + grid.laneStart + index * (grid.cardWidth + stretch.columnGap) };
  });
  return { bounds, lanes: [...lanes.values()], cards, places: { columns: slots, rowPitch: stretch.rowPitch } };
}

/** Columns that are in use, from left to right; empty ones take no room. */
function columnOrder(layout: Layout): ReadonlyMap<string, number> {
  const slots = [...layout.cards.values()].sort((a, b) => a.rank - b.rank || a.column - b.column);
  const order = new Map<string, number>();
  for (const slot of slots) {
    const key = columnKey(slot);
    if (!order.has(key)) {
      order.set(key, order.size);
    }
  }
  return order;
}

function columnKey({ rank, column }: { rank: number; column: number }): string {
  return `${rank}/${column}`;
}

/** Widens columns in a wide panel, narrows them and widens rows in a tall one, until the picture has its aspect. */
function chooseStretch(columns: number, rows: readonly number[], { grid, aspect }: { grid: Grid; aspect: number }): Stretch {
  const width = pictureWidth(columns, grid);
  const height = pictureHeight(rows, grid);
  if (width < height * aspect) {
    const room = (height * aspect - width) / Math.max(1, columns - 1);
    return { rowPitch: grid.rowPitch, columnGap: Math.min(grid.maxColumnGap, grid.columnGap + room) };
  }
  const spare = (width - height * aspect) / Math.max(1, columns - 1);
  const columnGap = Math.max(grid.minColumnGap, grid.columnGap - spare);
  const narrowed = pictureWidth(columns, grid, { rowPitch: grid.rowPitch, columnGap });
  const steps = rows.reduce((sum, count) => sum + count - 1, 0);
  const room = (narrowed / aspect - height) / Math.max(1, steps);
  return { rowPitch: Math.min(grid.maxRowPitch, grid.rowPitch + Math.max(0, room)), columnGap };
}
