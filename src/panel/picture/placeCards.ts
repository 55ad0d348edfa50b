import { grid, laneHeight, pictureHeight, pictureWidth, type Stretch } from '../layout/grid';
import { type Layout } from '../layout/Layout';
import { type LaneShape, type Rect } from './Picture';

export interface Placement {
  readonly bounds: Rect;
  readonly lanes: readonly LaneShape[];
  /** By node id. */
  readonly cards: ReadonlyMap<string, Rect>;
}

/** Turns slots into rectangles. The room between cards stretches to the panel's aspect. */
export function placeCards(layout: Layout, aspect: number): Placement {
  const columns = columnOrder(layout);
  const rows = layout.lanes.map((lane) => lane.rows);
  const stretch = chooseStretch(columns.size, rows, aspect);
  const width = pictureWidth(columns.size, stretch);
  const lanes = new Map<string, LaneShape>();
  let y: number = grid.margin;
  for (const lane of layout.lanes) {
    const height = laneHeight(lane.rows, stretch);
    lanes.set(lane.name, { name: lane.name, x: grid.margin, y, width: width - 2 * grid.margin, height });
    y += height + grid.laneGap;
  }
  const cards = new Map<string, Rect>();
  for (const [id, slot] of layout.cards) {
    const lane = lanes.get(slot.lane);
    if (lane) {
      const column = columns.get(columnKey(slot)) ?? 0;
      cards.set(id, {
        x: grid.margin + grid.laneInset + column * (grid.cardWidth + stretch.columnGap),
        y: lane.y + grid.laneHead + slot.row * stretch.rowPitch,
        width: grid.cardWidth,
        height: grid.cardHeight,
      });
    }
  }
  const bounds = { x: 0, y: 0, width, height: pictureHeight(rows, stretch) };
  return { bounds, lanes: [...lanes.values()], cards };
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
function chooseStretch(columns: number, rows: readonly number[], aspect: number): Stretch {
  const width = pictureWidth(columns, grid);
  const height = pictureHeight(rows, grid);
  if (width < height * aspect) {
    const room = (height * aspect - width) / Math.max(1, columns - 1);
    return { rowPitch: grid.rowPitch, columnGap: Math.min(grid.maxColumnGap, grid.columnGap + room) };
  }
  const spare = (width - height * aspect) / Math.max(1, columns - 1);
  const columnGap = Math.max(grid.minColumnGap, grid.columnGap - spare);
  const narrowed = pictureWidth(columns, { rowPitch: grid.rowPitch, columnGap });
  const steps = rows.reduce((sum, count) => sum + count - 1, 0);
  const room = (narrowed / aspect - height) / Math.max(1, steps);
  return { rowPitch: Math.min(grid.maxRowPitch, grid.rowPitch + Math.max(0, room)), columnGap };
}
