import { type Graph } from '../../mesh/Graph';
import { keepNodes } from './keepNodes';

export type Direction = 'upstream' | 'downstream' | 'both';

/** Some nodes and what is around them. */
export interface Surroundings {
  /** Nodes that everything is around. */
  readonly ids: readonly string[];
  readonly hops: number;
  /** Upstream are those who call. */
  readonly direction: Direction;
}

/** The part of a graph that can be reached in so many calls; each direction is walked by itself. */
export function focusOn(graph: Graph, { ids, hops, direction }: Surroundings): Graph {
  const kept = new Set(ids);
  if (direction !== 'upstream') {
    walk(graph, ids, hops, 'downstream').forEach((id) => kept.add(id));
  }
  if (direction !== 'downstream') {
    walk(graph, ids, hops, 'upstream').forEach((id) => kept.add(id));
  }
  return keepNodes(graph, kept);
}

function walk(graph: Graph, from: readonly string[], hops: number, direction: Direction): ReadonlySet<string> {
  const reached = new Set(from);
  for (let hop = 0; hop < hops; hop++) {
    const before = new Set(reached);
    for (const { source, target } of graph.edges) {
      const [near, far] = direction === 'downstream' ? [source, target] : [target, source];
      if (before.has(near)) {
        reached.add(far);
      }
    }
  }
  return reached;
}
