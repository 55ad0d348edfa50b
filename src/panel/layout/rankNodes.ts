import { breakCycles } from './breakCycles';
import { type Topology } from './Topology';

/**
 * The column of each node by call depth.
 *
 * 1. Cycles are broken; what is left flows one way.
 * 2. A node stands one to the right of its farthest caller (the longest path).
 * 3. A caller that nobody calls stands one to the left of its nearest callee.
 * 4. A deep mesh gets no more columns than `mostColumns`: neighbouring ones are made one.
 * 5. A node of the previous layout keeps its rank; new ones are ranked around it.
 */
export function rankNodes(
  topology: Topology,
  previous: ReadonlyMap<string, number> = new Map(),
  mostColumns = Infinity
): Map<string, number> {
  const links = breakCycles(topology);
  const callers = new Map<string, string[]>(topology.nodes.map(({ id }) => [id, []]));
  const callees = new Map<string, string[]>(topology.nodes.map(({ id }) => [id, []]));
  for (const { source, target } of links) {
    callers.get(target)?.push(source);
    callees.get(source)?.push(target);
  }
  const ranks = new Map<string, number>();
  const rankOf = (id: string): number => ranks.get(id) ?? 0;

  for (const id of inFlowOrder(callers, callees)) {
    const farthest = Math.max(-1, ...(callers.get(id) ?? []).map(rankOf));
    ranks.set(id, previous.get(id) ?? farthest + 1);
  }
  for (const { id } of topology.nodes) {
    const called = callees.get(id) ?? [];
    if (!previous.has(id) && callers.get(id)?.length === 0 && called.length > 0) {
      ranks.set(id, Math.min(...called.map(rankOf)) - 1);
    }
  }
  return previous.size === 0 ? squeeze(ranks, mostColumns) : ranks;
}

/** Order stays: what stood left of something never stands right of it. */
function squeeze(ranks: Map<string, number>, mostColumns: number): Map<string, number> {
  const first = Math.min(...ranks.values());
  const count = Math.max(...ranks.values()) - first + 1;
  return count <= mostColumns
    ? ranks
    : new Map([...ranks].map(([id, rank]) => [id, Math.floor(((rank - first) * mostColumns) / count)]));
}

/** Callers before callees. */
function inFlowOrder(
  callers: ReadonlyMap<string, readonly string[]>,
  callees: ReadonlyMap<string, readonly string[]>
): string[] {
  const waiting = new Map([...callers].map(([id, list]) => [id, list.length]));
  const order = [...callers.keys()].filter((id) => waiting.get(id) === 0);
  for (const id of order) {
    for (const callee of callees.get(id) ?? []) {
      const rest = (waiting.get(callee) ?? 0) - 1;
      waiting.set(callee, rest);
      if (rest === 0) {
        order.push(callee);
      }
    }
  }
  return order;
}
