import { type Heights } from './assignSlots';
import { type CardSlot, type Column } from './Layout';

interface Stack {
  readonly column: Column;
  readonly ids: string[];
}

/**
 * The slots of a lane that opens in a picture that is there: in the columns that the picture has, so that no
 * other card moves. A card stands in the column of its rank; where that is full, in the next one to its right,
 * and behind the last column where all are.
 */
export function insertLane(lane: string, { topology, ranks, heights }: Heights, columns: readonly Column[], most: number): Map<string, CardSlot> {
  const stacks = columns.map((column): Stack => ({ column, ids: [] }));
  const rankOf = (id: string) => ranks.get(id) ?? 0;
  const heightOf = (id: string) => heights.get(id) ?? 0;
  const members = topology.nodes.filter((node) => node.lane === lane).map(({ id }) => id);
  members.sort((a, b) => rankOf(a) - rankOf(b) || heightOf(a) - heightOf(b));
  for (const id of members) {
    stackFor(rankOf(id), stacks, most).ids.push(id);
  }
  const rows = Math.max(1, ...stacks.map(({ ids }) => ids.length));
  const slots = new Map<string, CardSlot>();
  for (const { column, ids } of stacks) {
    ids.sort((a, b) => heightOf(a) - heightOf(b));
    ids.forEach((id, index) => slots.set(id, { lane, ...column, row: (rows - ids.length) / 2 + index }));
  }
  return slots;
}

function stackFor(rank: number, stacks: Stack[], most: number): Stack {
  const free = stacks.find(({ column, ids }) => column.rank >= rank && ids.length < most);
  if (free) {
    return free;
  }
  const last = stacks.at(-1)?.column;
  const column = last && last.rank >= rank ? { rank: last.rank, column: last.column + 1 } : { rank, column: 0 };
  const added = { column, ids: [] };
  stacks.push(added);
  return added;
}
