import { type Graph, type GraphEdge } from '../../mesh/Graph';
import { type ErrorScale, severityOfCall } from '../picture/ErrorScale';

/** A failing call that may be why others fail. */
export interface Cause {
  readonly edge: GraphEdge;
  /** Failing calls that lead to it, directly or over others: its symptoms as far as one can tell, and no more than `mostSymptoms`. */
  readonly symptoms: number;
  /** False where the callee's own failing calls may explain this one. */
  readonly deepest: boolean;
}

/** Nobody counts further: in a mesh where everything fails, every call has thousands. */
export const mostSymptoms = 200;

/** Calls that fail, in the order of the graph. */
export function failingCalls({ edges }: Pick<Graph, 'edges'>, scale: ErrorScale): GraphEdge[] {
  return edges.filter(({ values }) => severityOfCall(values, scale) !== 'fine');
}

/**
 * Failing calls, the likeliest cause first. An error travels from callee to caller, so that of a
 * chain of failing calls the last one stands before those that lead to it.
 *
 * 1. Only calls are looked at of whose requests or connections more fail than the first threshold.
 * 2. A call is deepest when its callee makes no failing call itself.
 * 3. Deepest ones come first, then those with more symptoms, then those with more failures a second.
 */
export function rankCauses(graph: Graph, scale: ErrorScale): Cause[] {
  const failing = failingCalls(graph, scale);
  const into = new Map<string, GraphEdge[]>();
  const callers = new Set(failing.map(({ source }) => source));
  for (const edge of failing) {
    const calls = into.get(edge.target);
    if (calls) {
      calls.push(edge);
    } else {
      into.set(edge.target, [edge]);
    }
  }
  const causes = failing.map((edge): Cause => ({
    edge,
    symptoms: upstreamOf(edge, into),
    deepest: !callers.has(edge.target),
  }));
  return causes.sort(
    (a, b) =>
      Number(b.deepest) - Number(a.deepest) ||
      b.symptoms - a.symptoms ||
      errorsOf(b.edge) - errorsOf(a.edge) ||
      (a.edge.id < b.edge.id ? -1 : 1)
  );
}

function upstreamOf(edge: GraphEdge, into: ReadonlyMap<string, readonly GraphEdge[]>): number {
  const seen = new Set([edge.id]);
  const queue = [edge];
  for (const next of queue) {
    if (seen.size > mostSymptoms) {
      return mostSymptoms;
    }
    for (const caller of into.get(next.source) ?? []) {
      if (!seen.has(caller.id)) {
        seen.add(caller.id);
        queue.push(caller);
      }
    }
  }
  return Math.min(mostSymptoms, seen.size - 1);
}

/** Failed requests and connections per second. */
function errorsOf({ values }: GraphEdge): number {
  const { errorRate, errorRatio = 0, requestRate = 0, tcpFailureRatio = 0, tcpConnectionRate = 0 } = values;
  return (errorRate ?? errorRatio * requestRate) + tcpFailureRatio * tcpConnectionRate;
}
