import { type Graph, type GraphEdge, type GraphNode } from '../../mesh/Graph';
import { type Target } from '../picture/Focus';

/** The node or edge that is meant; undefined where the graph does not hold it. */
export function itemOf(graph: Graph, { kind, id }: Target): GraphNode | GraphEdge | undefined {
  const items: ReadonlyArray<GraphNode | GraphEdge> = kind === 'edge' ? graph.edges : graph.nodes;
  return items.find((item) => item.id === id);
}
