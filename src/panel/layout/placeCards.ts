import { type Rect } from '../geometry/rects';
import { columnKey } from './columnsInUse';
import { gridOf, laneHeight, pictureHeight, pictureWidth } from './grid';
import { type Column, type Layout } from './Layout';

/** A lane as it is drawn. */
export interface LaneShape extends Rect {
  readonly name: string;
}

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
  readonly columns: ReadonlyArray<Column & { readonly x: number }>;
  /** From one row of a lane to the next, in pixels. */
  readonly rowPitch: number;
}

/** Turns slots into rectangles, as seen by the flow. */
export function placeCards(layout: Layout): Placement {
  const grid = gridOf(layout.flow);
  const { stretch } = layout;
  const xOf = (index: number) => grid.margin + grid.laneStart + index * (grid.cardWidth + stretch.columnGap);
  const columns = new Map(layout.columns.map((column, index) => [columnKey(column), { ...column, x: xOf(index) }]));
  const rows = layout.lanes.map((lane) => lane.rows);
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
      cards.set(id, {
        x: columns.get(columnKey(slot))?.x ?? xOf(0),
        y: lane.y + grid.laneHead + slot.row * stretch.rowPitch,
        width: grid.cardWidth,
        height: grid.cardHeight,
      });
    }
  }
  const bounds = { x: 0, y: 0, width, height: pictureHeight(rows, grid, stretch) };
  return { bounds, lanes: [...lanes.values()], cards, places: { columns: [...columns.values()], rowPitch: stretch.rowPitch } };
}
