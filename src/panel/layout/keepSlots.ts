import { assignSlots, type Heights } from './assignSlots';
import { insertLane } from './insertLane';
import { type CardSlot, type LaneSlot, type Layout } from './Layout';
import { type Frame, withSpare } from './packCells';

/**
 * Gives new cards a place without moving any that stays: every card keeps its slot, a gone one
 * leaves its slot empty, a new one takes the free slot of its cell that is nearest to where the
 * simulation wants it. Where its cell is full it stands a column or two further right, if there is
 * one: rather a longer line than a lane that grows and moves all below it. A lane that was not there
 * before comes last and takes the columns that are there; one that has become far too high, since most of its
 * cards have gone, is dealt anew like that.
 */
export function keepSlots(input: Heights, previous: Layout, frame: Frame): Pick<Layout, 'lanes' | 'cards'> {
  const rows = new Map(previous.lanes.map((lane) => [lane.name, lane.rows]));
  const cards = new Map<string, CardSlot>();
  const fresh = assignSlots(input, frame);
  const anew = fresh.lanes.filter((lane) => isTooHigh(rows.get(lane.name) ?? Infinity, lane.rows));
  const dealt = new Set(anew.map(({ name }) => name));
  for (const lane of anew) {
    const slots = insertLane(lane.name, input, previous, frame, lane.rows);
    slots.forEach((slot, id) => cards.set(id, slot));
    rows.set(lane.name, withSpare(Math.ceil(Math.max(...[...slots.values()].map(({ row }) => row))) + 1));
  }
  for (const { id, lane } of input.topology.nodes) {
    const slot = previous.cards.get(id);
    if (slot?.lane === lane && !dealt.has(lane)) {
      cards.set(id, slot);
    }
  }
  const added = input.topology.nodes.filter(({ id }) => !cards.has(id));
  added.sort((a, b) => (input.heights.get(a.id) ?? 0) - (input.heights.get(b.id) ?? 0));
  for (const { id, lane } of added) {
    const rank = input.ranks.get(id) ?? 0;
    const height = input.heights.get(id) ?? 0;
    const mates = [...cards].filter(([, slot]) => slot.lane === lane);
    const above = mates.filter(([other, slot]) => slot.rank === rank && (input.heights.get(other) ?? 0) <= height).length;
    const laneRows = rows.get(lane) ?? 1;
    const tried = previous.columns.filter((column) => column.rank >= rank && column.rank <= rank + farthest);
    const own = { rank, column: 0 };
    const slot =
      [own, ...tried].map((column) => freeSlot(mates, { lane, ...column }, { rows: laneRows, wanted: above })).find(Boolean) ??
      belowLast(mates, { lane, ...own });
    rows.set(lane, Math.max(laneRows, Math.ceil(slot.row + 1)));
    cards.set(id, slot);
  }
  const lanes = input.lanes.map((name): LaneSlot => ({ name, rows: rows.get(name) ?? 1 }));
  return { lanes, cards };
}

/** Whether a lane of so many rows is mostly empty where it needs no more than that. */
function isTooHigh(rows: number, needed: number): boolean {
  return rows > 2 * needed + 2;
}

/** How many ranks further right a new card may stand than its callers ask for. */
const farthest = 2;

type Place = Omit<CardSlot, 'row'>;
type Mates = ReadonlyArray<readonly [string, CardSlot]>;

function stackOf(mates: Mates, { rank, column }: Place): number[] {
  return mates.filter(([, slot]) => slot.rank === rank && slot.column === column).map(([, { row }]) => row);
}

/** The free slot of a stack that is nearest to the row `wanted` from its top; nothing when it is full. */
function freeSlot(mates: Mates, place: Place, { rows, wanted }: { rows: number; wanted: number }): CardSlot | undefined {
  const stack = stackOf(mates, place);
  if (stack.length === 0) {
    return { ...place, row: (rows - 1) / 2 };
  }
  const first = (stack[0] ?? 0) % 1;
  const all = Array.from({ length: Math.floor(rows - first) }, (_, index) => first + index);
  const free = all.filter((row) => !stack.includes(row));
  const target = Math.min(...stack) + wanted;
  const [nearest] = free.sort((a, b) => Math.abs(a - target) - Math.abs(b - target) || a - b);
  return nearest === undefined ? undefined : { ...place, row: nearest };
}

function belowLast(mates: Mates, place: Place): CardSlot {
  return { ...place, row: Math.max(...stackOf(mates, place)) + 1 };
}
