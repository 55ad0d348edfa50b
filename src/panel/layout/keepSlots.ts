import { assignSlots, type Frame, type Heights } from './assignSlots';
import { type CardSlot, type LaneSlot, type Layout } from './Layout';

/**
 * Gives new cards a place without moving any that stays: every card keeps its slot, a gone one
 * leaves its slot empty, a new one takes the free slot of its cell that is nearest to where the
 * simulation wants it. A lane grows by a row only when its cell is full; a lane that was not there before
 * is laid out as from nothing.
 */
export function keepSlots(input: Heights, previous: Layout, frame: Frame): Pick<Layout, 'lanes' | 'cards'> {
  const rows = new Map(previous.lanes.map((lane) => [lane.name, lane.rows]));
  const cards = new Map<string, CardSlot>();
  const fresh = assignSlots(input, frame);
  const isNew = (lane: string) => !rows.has(lane);
  const newLanes = fresh.lanes.filter(({ name }) => isNew(name));
  for (const [id, slot] of fresh.cards) {
    if (isNew(slot.lane)) {
      cards.set(id, slot);
    }
  }
  newLanes.forEach((lane) => rows.set(lane.name, lane.rows));
  for (const { id, lane } of input.topology.nodes) {
    const slot = previous.cards.get(id);
    if (slot?.lane === lane) {
      cards.set(id, slot);
    }
  }
  const added = input.topology.nodes.filter(({ id }) => !cards.has(id));
  added.sort((a, b) => (input.heights.get(a.id) ?? 0) - (input.heights.get(b.id) ?? 0));
  for (const { id, lane } of added) {
    const rank = input.ranks.get(id) ?? 0;
    const cell = [...cards].filter(([, slot]) => slot.lane === lane && slot.rank === rank);
    const above = cell.filter(([other]) => (input.heights.get(other) ?? 0) <= (input.heights.get(id) ?? 0)).length;
    const row = freeRow(
      cell.map(([, slot]) => slot),
      rows.get(lane) ?? 1,
      above
    );
    rows.set(lane, Math.max(rows.get(lane) ?? 1, Math.ceil(row + 1)));
    cards.set(id, { lane, rank, column: 0, row });
  }
  const lanes = input.lanes.map((name): LaneSlot => ({ name, rows: rows.get(name) ?? 1 }));
  return { lanes, cards };
}

/** The free row of the first column nearest to `wanted`; one below the last when all are taken. */
function freeRow(cell: readonly CardSlot[], rows: number, wanted: number): number {
  const stack = cell.filter((slot) => slot.column === 0).map((slot) => slot.row);
  if (stack.length === 0) {
    return (rows - 1) / 2;
  }
  const first = (stack[0] ?? 0) % 1;
  const all = Array.from({ length: Math.floor(rows - first) }, (_, index) => first + index);
  const free = all.filter((row) => !stack.includes(row));
  if (free.length === 0) {
    return Math.max(...stack) + 1;
  }
  const target = Math.min(...stack) + wanted;
  return free.reduce((best, row) => (Math.abs(row - target) < Math.abs(best - target) ? row : best));
}
