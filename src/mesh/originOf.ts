import { type Graph, type GraphEdge, type GraphNode } from './Graph';

/** The graph as the answer that a node or an edge is of: which data source to ask about it, and what was asked. */
export function originOf(graph: Graph, item: GraphNode | GraphEdge | undefined): Graph {
  if (!item?.origin) {
    return graph;
  }
  const { datasourceUid, query, links, latencyStatistic } = item.origin;
  return { ...graph, datasourceUid, query, links, latencyStatistic };
}
