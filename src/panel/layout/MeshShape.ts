import { type Graph } from '../../mesh/Graph';
import { hashTexts } from './hashTexts';
import { type Topology } from './Topology';
import { topologyKey, toTopology } from './toTopology';

/** All of a graph that decides where things stand and how calls run. */
export interface MeshShape {
  /** A graph that has it: most refreshes bring another one with the same shape. */
  readonly graph: Graph;
  readonly topology: Topology;
  /** Two graphs with the same key have the same shape. */
  readonly key: string;
}

export function toShape(graph: Graph): MeshShape {
  const topology = toTopology(graph);
  return { graph, topology, key: hashTexts([topologyKey(topology), ...graph.edges.map(({ id }) => id)]) };
}

/**
 * Whether two graphs have the same shape, as far as one can tell by looking at them side by side:
 * that is much quicker than to make their keys. Both are sorted by id.
 */
export function sameShape(a: Graph, b: Graph): boolean {
  return (
    a === b ||
    (a.nodes.length === b.nodes.length &&
      a.edges.length === b.edges.length &&
      a.nodes.every((node, index) => sameNode(node, b.nodes[index])) &&
      a.edges.every((edge, index) => sameEdge(edge, b.edges[index])))
  );
}

function sameNode(a: Graph['nodes'][number], b: Graph['nodes'][number] | undefined): boolean {
  return a.id === b?.id && a.namespace === b.namespace && a.cluster === b.cluster && a.kind === b.kind;
}

function sameEdge(a: Graph['edges'][number], b: Graph['edges'][number] | undefined): boolean {
  return a.id === b?.id && a.source === b.source && a.target === b.target;
}
