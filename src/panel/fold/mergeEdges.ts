import { type GraphEdge, type GraphResponse } from '../../mesh/Graph';
import { isPlain } from '../../mesh/isPlain';
import { addUp } from './addUp';
import { addUpEarlier } from './addUpEarlier';

/** Several edges as one between two ends. */
export function mergeEdges(ends: Pick<GraphEdge, 'id' | 'source' | 'target'>, edges: readonly GraphEdge[]): GraphEdge {
  return {
    ...ends,
    protocols: unionOf(edges, (edge) => edge.protocols),
    reporter: unionOf(edges, (edge) => (edge.reporter === '' ? [] : edge.reporter.split(','))).join(','),
    values: addUp(edges.map((edge) => edge.values)),
    stats: edges.length === 1 ? (edges[0]?.stats ?? []) : [],
    ...addUpEarlier(edges.map((edge) => edge.earlier)),
    ...(edges[0]?.origin && { origin: edges[0].origin }),
    ...(edges.some(isPlain) && { plain: true }),
  };
}

function unionOf(edges: readonly GraphEdge[], of: (edge: GraphEdge) => readonly string[]): string[] {
  const union = new Set<string>();
  for (const edge of edges) {
    of(edge).forEach((member) => union.add(member));
  }
  return [...union].sort();
}

/** Their responses, those that ended in the same way as one; largest rate first. */
export function mergeResponses(edge: string, responses: readonly GraphResponse[]): GraphResponse[] {
  const byEnd = new Map<string, GraphResponse>();
  for (const response of responses) {
    const { protocol, code, grpcStatus, flags } = response;
    const key = [protocol, code, grpcStatus, flags].join('\n');
    byEnd.set(key, { ...response, edge, rate: response.rate + (byEnd.get(key)?.rate ?? 0) });
  }
  return [...byEnd.values()].sort((a, b) => b.rate - a.rate);
}
