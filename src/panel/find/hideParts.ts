import { type Graph, type Values } from '../../mesh/Graph';
import { type ErrorScale, severityOf } from '../picture/ErrorScale';
import { keepNodes } from './keepNodes';

/** What can be left out of the picture. */
export type Hideable = 'healthy' | 'idle' | 'unknown';

/**
 * Leaves out what somebody does not want to see: healthy calls with the nodes that have none but
 * healthy ones, idle nodes and calls, nodes without a name.
 */
export function hideParts(graph: Graph, hidden: readonly Hideable[], scale: ErrorScale): Graph {
  if (hidden.length === 0) {
    return graph;
  }
  const nodes = graph.nodes.filter(
    ({ kind, health }) =>
      !(hidden.includes('unknown') && kind === 'unknown') && !(hidden.includes('idle') && health === 'idle')
  );
  const kept = keepNodes(graph, new Set(nodes.map(({ id }) => id)));
  const edges = kept.edges.filter(
    ({ values }) =>
      !(hidden.includes('idle') && isIdle(values)) &&
      !(hidden.includes('healthy') && severityOf(values.errorRatio, scale) === 'fine')
  );
  if (!hidden.includes('healthy')) {
    return { ...kept, edges };
  }
  const ends = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const troubled = kept.nodes.filter(({ id, health }) => ends.has(id) || health === 'degraded' || health === 'failing');
  return { ...kept, nodes: troubled, edges };
}

/** A call of plain TCP has no requests to count, but bytes. */
function isIdle({ requestRate, tcpSentThroughput = 0, tcpReceivedThroughput = 0 }: Values): boolean {
  return requestRate === 0 && tcpSentThroughput + tcpReceivedThroughput === 0;
}
