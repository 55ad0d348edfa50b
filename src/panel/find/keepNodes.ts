import { type Graph } from '../../mesh/Graph';

/** The part of a graph that some of its nodes make, with the calls among them. */
export function keepNodes(graph: Graph, ids: ReadonlySet<string>): Graph {
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => ids.has(id)),
    edges: graph.edges.filter(({ source, target }) => ids.has(source) && ids.has(target)),
  };
}
