import { type Heights } from './assignSlots';
import { pictureHeight, pictureWidth } from './grid';
import { type CardSlot, type Column, type Layout } from './Layout';
import { type Frame } from './packCells';

interface Stack {
  readonly column: Column;
  readonly ids: string[];
}

/** A lane gets at least so many columns before its depth is pressed into those that are there. */
const leastColumns = 4;
/** How much larger the whole picture has to become for a lane to be made higher. */
const worthwhile = 1.02;

/**
 * The slots of a lane that opens in a picture that is there: in the columns that the picture has, so that no
 * other card moves. A card stands in the column of its depth; where that is full, in the next one to its right,
 * and behind the last column where all are. Of heights from `least` rows on the lane gets the one with which
 * the picture fits its panel best.
 */
export function insertLane(lane: string, input: Heights, previous: Layout, { grid, aspect }: Frame, least: number): Map<string, CardSlot> {
  const others = previous.lanes.filter(({ name }) => name !== lane && input.lanes.includes(name)).map(({ rows }) => rows);
  let [best, bestScale]: [Stack[], number] = [[], 0];
  for (let most = least; most <= least * 3 + 2; most++) {
    const stacks = stack(lane, input, previous.columns, most);
    const size = { width: pictureWidth(stacks.length, grid, previous.stretch), height: pictureHeight([...others, rowsOf(stacks)], grid, previous.stretch) };
    const scale = Math.min(aspect / size.width, 1 / size.height);
    if (scale > bestScale * worthwhile) {
      [best, bestScale] = [stacks, scale];
    }
  }
  const slots = new Map<string, CardSlot>();
  const rows = rowsOf(best);
  for (const { column, ids } of best) {
    ids.sort((a, b) => (input.heights.get(a) ?? 0) - (input.heights.get(b) ?? 0));
    ids.forEach((id, index) => slots.set(id, { lane, ...column, row: (rows - ids.length) / 2 + index }));
  }
  return slots;
}

function rowsOf(stacks: readonly Stack[]): number {
  return Math.max(1, ...stacks.map(({ ids }) => ids.length));
}

function stack(lane: string, { topology, ranks, heights }: Heights, columns: readonly Column[], most: number): Stack[] {
  const stacks = columns.map((column): Stack => ({ column, ids: [] }));
  const members = topology.nodes.filter((node) => node.lane === lane).map(({ id }) => ({ id, rank: ranks.get(id) ?? 0 }));
  members.sort((a, b) => a.rank - b.rank || (heights.get(a.id) ?? 0) - (heights.get(b.id) ?? 0));
  const [first = 0, last = 0] = [members[0]?.rank, members.at(-1)?.rank];
  const depth = last - first + 1;
  const wanted = Math.min(depth, leastColumns);
  const before = columns.filter(({ rank }) => rank < first).length;
  const begin = Math.max(0, Math.min(before, columns.length - wanted));
  const room = Math.max(wanted, columns.length - begin);
  for (const { id, rank } of members) {
    const own = depth <= room ? rank - first : Math.floor(((rank - first) * room) / depth);
    let at = begin + own;
    while ((stacks[at]?.ids.length ?? 0) >= most) {
      at++;
    }
    while (at >= stacks.length) {
      stacks.push({ column: behind(stacks.at(-1)?.column), ids: [] });
    }
    stacks[at]?.ids.push(id);
  }
  return stacks;
}

function behind(last: Column | undefined): Column {
  return last ? { rank: last.rank + 1, column: 0 } : { rank: 0, column: 0 };
}
