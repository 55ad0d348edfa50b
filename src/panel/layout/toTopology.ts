import { type Graph } from '../../mesh/Graph';
import { hashTexts } from './hashTexts';
import { laneNames } from './laneNames';
import { type Link, type Topology } from './Topology';

/** Leaves out everything of a graph that may change without moving anything. */
export function toTopology(graph: Graph): Topology {
  const lanes = laneNames(graph.nodes);
  const targetsOf = new Map<string, Set<string>>();
  const links: Link[] = [];
  for (const { source, target } of graph.edges) {
    const targets = targetsOf.get(source) ?? new Set();
    if (source !== target && !targets.has(target)) {
      targetsOf.set(source, targets.add(target));
      links.push({ source, target });
    }
  }
  const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return {
    nodes: graph.nodes.map(({ id }) => ({ id, lane: lanes.get(id) ?? '' })).sort((a, b) => byName(a.id, b.id)),
    links: links.sort((a, b) => byName(a.source, b.source) || byName(a.target, b.target)),
  };
}

/** Two graphs with the same key have the same layout. */
export function topologyKey({ nodes, links }: Topology): string {
  return hashTexts([
    ...nodes.flatMap(({ id, lane }) => [id, lane]),
    '',
    ...links.flatMap(({ source, target }) => [source, target]),
  ]);
}
