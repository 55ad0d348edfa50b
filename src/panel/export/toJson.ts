import { type Graph, type Values } from '../../mesh/Graph';
import { type Measure } from '../../mesh/measures';

/** Names of measures as scripts read them from the data source's own answer. */
const names: Partial<Record<Measure, string>> = {
  requestRate: 'requests_per_second',
  errorRate: 'errors_per_second',
  errorRatio: 'error_ratio',
  latencyMs: 'latency_ms',
  latencyMeanMs: 'latency_mean_ms',
  mtlsRatio: 'mtls_ratio',
  tcpSentThroughput: 'tcp_sent_bytes_per_second',
  tcpReceivedThroughput: 'tcp_received_bytes_per_second',
  tcpConnectionRate: 'tcp_connections_per_second',
  tcpFailureRatio: 'tcp_failure_ratio',
  requestMessageRate: 'request_messages_per_second',
  responseMessageRate: 'response_messages_per_second',
  requestRateIn: 'requests_per_second_in',
  requestRateOut: 'requests_per_second_out',
  errorRatioIn: 'error_ratio_in',
  errorRatioOut: 'error_ratio_out',
  tcpConnectionRateIn: 'tcp_connections_per_second_in',
  tcpFailureRatioIn: 'tcp_failure_ratio_in',
  messageRateIn: 'messages_per_second_in',
};

/** The graph for scripts; what is unknown is left out. */
export function toJson(graph: Graph): string {
  const nodes = graph.nodes.map(({ id, title, kind, role, cluster, namespace, versions, health, values }) => ({
    id,
    title,
    kind,
    ...(role && { role }),
    ...(cluster && { cluster }),
    ...(namespace && { namespace }),
    ...(versions.length > 0 && { versions }),
    health,
    ...named(values),
  }));
  const edges = graph.edges.map(({ id, source, target, protocols, reporter, values }) => ({
    source,
    target,
    protocols,
    ...(reporter && { reporter }),
    ...named(values),
    responses: (graph.responses.get(id) ?? []).map(({ protocol, code, grpcStatus, flags, rate }) =>
      protocol === 'tcp'
        ? { protocol, flags, connections_per_second: rate }
        : { code, ...(grpcStatus && { grpc_status: grpcStatus }), flags, requests_per_second: rate }
    ),
  }));
  return `${JSON.stringify({ nodes, edges }, undefined, 2)}\n`;
}

function named(values: Values): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).map(([measure, value]) => [names[measure as Measure] ?? measure, value])
  );
}
