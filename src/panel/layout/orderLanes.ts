import { type Topology } from './Topology';

/**
 * Lanes from top to bottom by the mean rank of their nodes. Lanes of the previous layout keep their
 * order; new ones come below them, so that none moves.
 */
export function orderLanes(
  { nodes }: Topology,
  ranks: ReadonlyMap<string, number>,
  previous: readonly string[] = []
): string[] {
  const members = new Map<string, number[]>();
  for (const { id, lane } of nodes) {
    const list = members.get(lane) ?? [];
    list.push(ranks.get(id) ?? 0);
    members.set(lane, list);
  }
  const mean = (lane: string) => {
    const list = members.get(lane) ?? [];
    return list.reduce((sum, rank) => sum + rank, 0) / Math.max(1, list.length);
  };
  const order = previous.filter((lane) => members.has(lane));
  const added = [...members.keys()].filter((lane) => !order.includes(lane));
  added.sort((a, b) => mean(a) - mean(b) || (a < b ? -1 : 1));
  return [...order, ...added];
}
