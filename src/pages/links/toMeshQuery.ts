import { type Match, type MeshQuery, type Reporter } from '../../mesh/MeshQuery';
import { namedLabels } from '../../mesh/namedLabels';

import { type Matcher, readPromql, type Promql } from './readPromql';

/** What the mesh's metrics are called in a query. */
const signals: Record<string, string> = {
  istio_requests_total: 'requestRate',
  istio_request_duration_milliseconds: 'duration',
  istio_request_bytes: 'requestSize',
  istio_response_bytes: 'responseSize',
  istio_request_messages_total: 'requestMessageRate',
  istio_response_messages_total: 'responseMessageRate',
  istio_tcp_sent_bytes_total: 'tcpSentThroughput',
  istio_tcp_received_bytes_total: 'tcpReceivedThroughput',
  istio_tcp_connections_opened_total: 'tcpOpenedRate',
  istio_tcp_connections_closed_total: 'tcpClosedRate',
};

/** Signals that are asked as statistics of a histogram. */
const histograms = ['duration', 'requestSize', 'responseSize'];

/** What an expression over the mesh's metrics asks, in our terms; undefined where it asks for something else. */
export function toMeshQuery(expr: string): Partial<MeshQuery> | undefined {
  const read = readPromql(expr);
  const asked = read.selectors.find(({ metric }) => signalOf(metric) !== undefined);
  const signal = asked && signalOf(asked.metric);
  if (!signal) {
    return undefined;
  }
  const share = isErrorRatio(read);
  return {
    queryType: 'metric',
    signal: share ? 'errorRatio' : signal,
    ...(histograms.includes(signal) && { statistics: [statisticOf(read)] }),
    ...(read.by && { groupBy: read.by.filter((label) => label !== 'le').map(groupOf) }),
    ...toConditions(asked.matchers.filter(({ label }) => !(share && label === 'response_code'))),
  };
}

function signalOf(metric: string): string | undefined {
  return signals[metric] ?? signals[metric.replace(/_(bucket|sum|count)$/, '')];
}

/** Requests with a condition on their code over the requests without one. */
function isErrorRatio({ divides, selectors: [part, whole] }: Promql): boolean {
  const ofCode = (matchers: Matcher[] = []) => matchers.some(({ label }) => label === 'response_code');
  return divides && part?.metric === 'istio_requests_total' && whole?.metric === part.metric && ofCode(part.matchers) && !ofCode(whole.matchers);
}

function statisticOf({ quantile }: Promql): string {
  return quantile === undefined ? 'mean' : `p${Number((quantile * 100).toFixed(1))}`;
}

function groupOf(label: string): string {
  return namedLabels.find((named) => named.label === label)?.name ?? label;
}

/** Conditions on labels in the words of a query, and as filters where it has none. */
function toConditions(matchers: readonly Matcher[]): Partial<MeshQuery> {
  const query: Partial<MeshQuery> = {};
  for (const { label, op, value } of matchers) {
    const [side, property] = groupOf(label).split('.');
    if (side === 'source' && property) {
      query.source = { ...query.source, [property]: toMatch(op, value) };
    } else if (side === 'destination' && property) {
      query.destination = { ...query.destination, [property]: toMatch(op, value) };
    } else if (side === 'reporter') {
      // Who reports is decided call by call where an expression does not tell one reporter.
      query.reporter = op === '=' ? (value as Reporter) : query.reporter;
    } else if (side === 'responseFlags') {
      query.responseFlags = op === '=' ? [value] : query.responseFlags;
    } else if (side === 'responseCode' || side === 'grpcStatus' || side === 'protocol' || side === 'security') {
      query[side] = toMatch(op, value);
    } else if (side) {
      query.filters = [...(query.filters ?? []), { label, op, value }];
    }
  }
  return query;
}

function toMatch(op: Matcher['op'], value: string): Match {
  if (value === '' && op === '=') {
    return { op: 'absent' };
  }
  return op === '=' ? value : { op, value };
}
