import { type GraphEdge } from './Graph';
import { trafficOf } from './trafficOf';

/** Whether a call is one that has a latency: requests that end are answered in some time. */
export function awaitsLatency(edge: GraphEdge): boolean {
  return edge.values.latencyMs === undefined && trafficOf(edge) === 'request' && (edge.values.requestRate ?? 0) > 0;
}
