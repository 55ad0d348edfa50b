import { type Link, type Topology } from './Topology';

/**
 * The links that run with the flow, after Eades, Lin and Smyth: those against it are left out, so
 * that no cycle remains.
 *
 * 1. Take sinks off the graph, last first, and sources, first first.
 * 2. When neither is left, take the node that calls the most and is called the least.
 * 3. What points backwards in the order they were taken is against the flow.
 */
export function breakCycles({ nodes, links }: Topology): Link[] {
  const callees = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  const callers = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { source, target } of links) {
    callees.get(source)?.push(target);
    callers.get(target)?.push(source);
  }
  const out = new Map([...callees].map(([id, list]) => [id, list.length]));
  const into = new Map([...callers].map(([id, list]) => [id, list.length]));
  const left = new Set(nodes.map(({ id }) => id));
  const first: string[] = [];
  const last: string[] = [];

  const take = (id: string, order: string[]) => {
    left.delete(id);
    order.push(id);
    callees.get(id)?.forEach((callee) => into.set(callee, (into.get(callee) ?? 0) - 1));
    callers.get(id)?.forEach((caller) => out.set(caller, (out.get(caller) ?? 0) - 1));
  };

  while (left.size > 0) {
    const sink = find(left, (id) => out.get(id) === 0);
    if (sink !== undefined) {
      take(sink, last);
      continue;
    }
    const source = find(left, (id) => into.get(id) === 0);
    take(source ?? mostCalling(left, out, into), first);
  }

  const position = new Map([...first, ...last.reverse()].map((id, index) => [id, index]));
  return links.filter(({ source, target }) => (position.get(source) ?? 0) < (position.get(target) ?? 0));
}

function find(ids: Iterable<string>, test: (id: string) => boolean): string | undefined {
  for (const id of ids) {
    if (test(id)) {
      return id;
    }
  }
  return undefined;
}

function mostCalling(
  ids: Iterable<string>,
  out: ReadonlyMap<string, number>,
  into: ReadonlyMap<string, number>
): string {
  let best = '';
  let surplus = -Infinity;
  for (const id of ids) {
    const own = (out.get(id) ?? 0) - (into.get(id) ?? 0);
    if (own > surplus) {
      best = id;
      surplus = own;
    }
  }
  return best;
}
