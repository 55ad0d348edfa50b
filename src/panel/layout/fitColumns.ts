import { type Sliced } from '../../mesh/Sliced';
import { chooseStackHeight, curves, type Frame, toCells } from './packCells';
import { readableZoom, roomyZoom } from './readable';
import { type Topology } from './Topology';

/** No more columns than this share are made one with others: calls within a column are harder to follow. */
const mostMerged = 0.5;
const leastColumns = 4;

/**
 * Makes neighbouring columns one, as few as needed for cards with a second line in a panel of that size; where
 * that cannot be had, for names that can be read; and where not even these can, all columns stay. Another
 * `goal` is another zoom that is enough.
 */
export function* fitColumns(
  topology: Topology,
  ranks: Map<string, number>,
  frame: Frame,
  goal = roomyZoom
): Sliced<Map<string, number>> {
  const { aspect, length } = frame;
  if (length === undefined) {
    return ranks;
  }
  const count = new Set(ranks.values()).size;
  const least = Math.max(leastColumns, Math.ceil(count * (1 - mostMerged)));
  let readable: Map<string, number> | undefined;
  let merged = ranks;
  for (let columns = count; columns >= least; columns--) {
    const { scale } = chooseStackHeight(toCells(topology, merged, new Map()), frame);
    const zoom = (scale * length) / aspect / curves;
    if (zoom >= goal) {
      return merged;
    }
    readable ??= zoom >= readableZoom ? merged : undefined;
    merged = mergeTwo(topology, merged);
    yield;
  }
  return readable ?? ranks;
}

/** Makes those two neighbours one that hold the fewest cards and have the fewest calls between them. */
function mergeTwo({ links }: Topology, ranks: Map<string, number>): Map<string, number> {
  const order = [...new Set(ranks.values())].sort((a, b) => a - b);
  const indices = new Map(order.map((rank, index) => [rank, index]));
  const indexOf = (id: string) => indices.get(ranks.get(id) ?? 0) ?? 0;
  const costs = new Array<number>(Math.max(1, order.length - 1)).fill(0);
  const add = (index: number) => {
    if (index >= 0 && index < costs.length) {
      costs[index] = (costs[index] ?? 0) + 1;
    }
  };
  for (const { source, target } of links) {
    const [from, to] = [indexOf(source), indexOf(target)];
    if (Math.abs(to - from) === 1) {
      add(Math.min(from, to));
    }
  }
  for (const id of ranks.keys()) {
    add(indexOf(id) - 1);
    add(indexOf(id));
  }
  const cheapest = costs.indexOf(Math.min(...costs));
  return new Map([...ranks.keys()].map((id) => [id, indexOf(id) > cheapest ? indexOf(id) - 1 : indexOf(id)]));
}
