import { type CardSlot, type LaneSlot, type Layout } from './Layout';
import { chooseStackHeight, columnsOf, type Frame, toCells, withSpare } from './packCells';
import { type Topology } from './Topology';

export interface Heights {
  readonly topology: Topology;
  readonly ranks: ReadonlyMap<string, number>;
  /** Lanes from top to bottom. */
  readonly lanes: readonly string[];
  /** What the simulation found, by node id. */
  readonly heights: ReadonlyMap<string, number>;
}

/**
 * Gives every card its place on the grid: the cards of each cell (lane × rank) stand in the order of
 * their simulated heights, centred in their lane. No two cards can overlap.
 */
export function assignSlots(input: Heights, frame: Frame): Pick<Layout, 'lanes' | 'cards'> {
  const cells = toCells(input.topology, input.ranks, input.heights);
  const { height: stackHeight } = chooseStackHeight(cells, frame);
  const rows = new Map<string, number>(input.lanes.map((lane) => [lane, 1]));
  for (const { lane, ids } of cells) {
    const stacked = Math.ceil(ids.length / columnsOf(ids.length, stackHeight));
    rows.set(lane, Math.max(rows.get(lane) ?? 1, stacked));
  }
  const lanes = input.lanes.map((name): LaneSlot => ({ name, rows: withSpare(rows.get(name) ?? 1) }));
  const capacity = new Map(lanes.map((lane) => [lane.name, lane.rows]));
  const cards = new Map<string, CardSlot>();
  for (const { lane, rank, ids } of cells) {
    const columns = columnsOf(ids.length, stackHeight);
    const stacked = Math.ceil(ids.length / columns);
    const top = ((capacity.get(lane) ?? stacked) - stacked) / 2;
    ids.forEach((id, index) => {
      cards.set(id, { lane, rank, column: index % columns, row: top + Math.floor(index / columns) });
    });
  }
  return { lanes, cards };
}
