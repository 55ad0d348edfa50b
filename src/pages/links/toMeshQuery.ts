import { type Match, type MeshQuery, type Reporter } from '../../mesh/MeshQuery';
import { namedLabels } from '../../mesh/namedLabels';

import { type Matcher, readPromql, type Promql } from './readPromql';

/** What the rates of the mesh's counters are called in a query. */
const rates: Readonly<Record<string, string>> = {
  istio_requests_total: 'requestRate',
  istio_request_duration_milliseconds_count: 'requestRate',
  istio_request_bytes_sum: 'requestThroughput',
  istio_response_bytes_sum: 'responseThroughput',
  istio_request_messages_total: 'requestMessageRate',
  istio_response_messages_total: 'responseMessageRate',
  istio_tcp_sent_bytes_total: 'tcpSentThroughput',
  istio_tcp_received_bytes_total: 'tcpReceivedThroughput',
  istio_tcp_connections_opened_total: 'tcpOpenedRate',
  istio_tcp_connections_closed_total: 'tcpClosedRate',
};

/** The same of its histograms, of which statistics are asked. */
const histograms: Readonly<Record<string, string>> = {
  istio_request_duration_milliseconds: 'duration',
  istio_request_bytes: 'requestSize',
  istio_response_bytes: 'responseSize',
};

const reporters: readonly string[] = ['source', 'destination', 'waypoint'] satisfies Reporter[];

/** What an expression over the mesh's metrics asks, in our terms; undefined where it asks for something else. */
export function toMeshQuery(expr: string): Partial<MeshQuery> | undefined {
  const read = readPromql(expr);
  const [asked] = read.selectors;
  const measured = asked && measuredBy(read);
  if (!measured || read.shifted) {
    return undefined;
  }
  const matchers = measured.signal === 'errorRatio' ? asked.matchers.filter(({ label }) => label !== 'response_code') : asked.matchers;
  return {
    queryType: 'metric',
    ...measured,
    ...(read.by && { groupBy: read.by.filter((label) => label !== 'le').map(groupOf) }),
    ...toConditions(matchers),
  };
}

/** The signal behind the first selector, and its statistic: a percentile, a mean, a share of errors or a rate. */
function measuredBy(read: Promql): Pick<MeshQuery, 'signal' | 'statistics'> | undefined {
  const [{ metric } = { metric: '' }, second] = read.selectors;
  const of = (suffix: string) => (metric.endsWith(suffix) ? histograms[metric.slice(0, -suffix.length)] : undefined);
  if (read.quantile !== undefined) {
    const signal = of('_bucket') ?? histograms[metric];
    return signal ? { signal, statistics: [`p${Number((read.quantile * 100).toFixed(1))}`] } : undefined;
  }
  if (read.divides) {
    const mean = of('_sum');
    if (mean && second?.metric === metric.replace(/_sum$/, '_count')) {
      return { signal: mean, statistics: ['mean'] };
    }
    return isErrorRatio(read) ? { signal: 'errorRatio' } : undefined;
  }
  const signal = read.rated ? rates[metric] : undefined;
  return signal ? { signal } : undefined;
}

/** Requests that ended in a server's fault over all of them. */
function isErrorRatio({ selectors: [part, whole] }: Promql): boolean {
  const ofCode = ({ label }: Matcher) => label === 'response_code';
  const failed = part?.matchers.find(ofCode);
  return (
    part?.metric === 'istio_requests_total' &&
    whole?.metric === part.metric &&
    !whole.matchers.some(ofCode) &&
    failed?.op === '=~' &&
    /^\^?5(\.\.|\.[*+]|\\d\\d|\[0-9\]{2}|xx)\$?$/i.test(failed.value)
  );
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
      query.reporter = op === '=' && reporters.includes(value) ? (value as Reporter) : query.reporter;
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
