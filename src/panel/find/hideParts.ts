import { isSilent } from '../../mesh/flows';
import { type Graph } from '../../mesh/Graph';
import { type ErrorScale, severityOfCall } from '../picture/ErrorScale';
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
      !(hidden.includes('idle') && isSilent(values)) &&
      !(hidden.includes('healthy') && severityOfCall(values, scale) === 'fine')
  );
  if (!hidden.includes('healthy')) {
    return { ...kept, edges };
  }
  const ends = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const troubled = kept.nodes.filter(({ id, health }) => ends.has(id) || health === 'degraded' || health === 'failing');
  return { ...kept, nodes: troubled, edges };
}
