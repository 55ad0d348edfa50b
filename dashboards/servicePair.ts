import { type Dashboard } from './Dashboard';
import { annotations } from './annotations';
import { asGoodAsAll, graphPanel, seriesPanel, statPanel, tablePanel } from './panels';
import { pairColumns, pairGroups, pairLatencyLink, pairLink } from './pairLinks';
import { destination, pair, pairVariables } from './pairVariables';
import { dashboardLink, toDashboard } from './toDashboard';
import { dataSourceVariable, filtersVariable } from './variables';

const total = { groupBy: [] };
const degraded = { degraded: 0.01, failing: 0.1 };

/** One calling workload and one called service: what each side saw, and who else calls. */
export const servicePair: Dashboard = toDashboard({
  uid: 'alidade-service-pair',
  title: 'Service pair',
  description: 'One caller and one called service: golden signals as both sides saw them, responses and flags, TLS, and who else calls.',
  variables: [
    dataSourceVariable,
    ...pairVariables,
    filtersVariable,
  ],
  annotations: annotations(pair),
  links: [dashboardLink('Where the time goes', 'alidade-latency')],
  panels: [
    statPanel({
      title: 'Requests',
      description: 'Requests a second of this pair. When there are none, the caller stopped calling or lost its sidecar: see who else calls below.',
      at: { x: 0, y: 0, w: 5, h: 4 },
      queries: [{ signal: 'requestRate', ...pair, ...total }],
      unit: 'reqps',
    }),
    statPanel({
      title: 'Errors',
      description: 'The share of this pair\'s requests that failed. When it is red, the panels of codes and flags say how.',
      at: { x: 5, y: 0, w: 5, h: 4 },
      queries: [{ signal: 'errorRatio', ...pair, ...total }],
      unit: 'percentunit',
      thresholds: degraded,
    }),
    statPanel({
      title: '95th percentile',
      description: 'How long 95% of the requests took at most, as the caller saw it. When it is high, compare both sides below: what only the caller sees is network, retries or a full connection pool.',
      at: { x: 10, y: 0, w: 5, h: 4 },
      queries: [{ signal: 'duration', statistics: ['p95'], ...pair, ...total }],
      unit: 'ms',
    }),
    statPanel({
      title: 'Attempts per request',
      description: 'What the service saw over what the caller sent. Above 1 the caller retries: look at the flags, and at errors that the caller never sees.',
      at: { x: 15, y: 0, w: 4, h: 4 },
      queries: [{ signal: 'attemptsPerRequest', ...pair, ...total }],
      unit: 'none',
      decimals: 2,
      thresholds: { degraded: 1.05, failing: 1.5 },
    }),
    statPanel({
      title: 'Mutual TLS',
      description: 'The share of calls that arrived encrypted. When it is below 100%, the caller runs without a sidecar, or its DestinationRule switches TLS off.',
      at: { x: 19, y: 0, w: 5, h: 4 },
      queries: [{ signal: 'mtlsRatio', ...pair, ...total }],
      unit: 'percentunit',
      thresholds: { degraded: asGoodAsAll, failing: 0.9 },
      lowIsBad: true,
    }),
    seriesPanel({
      title: 'Requests, as both sides saw them',
      description: 'Requests a second. Where the service sees more than the caller, the caller retries; where it sees less, calls fail before they arrive.',
      at: { x: 0, y: 4, w: 8, h: 8 },
      queries: [
        { signal: 'requestRate', reporter: 'source', legend: 'caller', ...pair, ...total },
        { signal: 'requestRate', reporter: 'destination', legend: 'service', ...pair, ...total },
      ],
      unit: 'reqps',
    }),
    seriesPanel({
      title: 'Errors, as both sides saw them',
      description: 'The share of failed requests. What only the caller sees never arrived or timed out; what only the service sees was healed by a retry.',
      at: { x: 8, y: 4, w: 8, h: 8 },
      queries: [
        { signal: 'errorRatio', reporter: 'source', legend: 'caller', ...pair, ...total },
        { signal: 'errorRatio', reporter: 'destination', legend: 'service', ...pair, ...total },
      ],
      unit: 'percentunit',
      thresholds: degraded,
    }),
    seriesPanel({
      title: 'Durations, as both sides saw them',
      description: 'Percentiles stand beside each other; they cannot be subtracted. When the caller\'s rise and the service\'s do not, the time passes between the two proxies.',
      at: { x: 16, y: 4, w: 8, h: 8 },
      queries: [
        { signal: 'duration', statistics: ['p50', 'p95', 'p99'], reporter: 'source', legend: 'caller {{statistic}}', ...pair, ...total },
        { signal: 'duration', statistics: ['p50', 'p95'], reporter: 'destination', legend: 'service {{statistic}}', ...pair, ...total },
      ],
      unit: 'ms',
    }),
    seriesPanel({
      title: 'Responses by code',
      description: 'Requests a second by response code and gRPC status. 0 is no response at all. When 5xx grow, read the flags beside it: they say whose 5xx it is.',
      at: { x: 0, y: 12, w: 8, h: 8 },
      queries: [{ signal: 'requestRate', groupBy: ['responseCode', 'grpcStatus'], legend: '{{response_code}} {{grpc_response_status}}', ...pair }],
      unit: 'reqps',
      stacked: true,
    }),
    seriesPanel({
      title: 'Responses by flag',
      description: 'Requests a second by response flag, - is none. UH, UF and UC: the service could not be reached. UT: it was too slow. URX: retries ran out. UO: a circuit breaker is open.',
      at: { x: 8, y: 12, w: 8, h: 8 },
      queries: [
        {
          signal: 'requestRate',
          groupBy: ['responseFlags'],
          legend: '{{response_flags}}',
          ...pair,
        },
      ],
      unit: 'reqps',
      stacked: true,
    }),
    seriesPanel({
      title: 'Encryption',
      description: 'Requests a second by the policy that the service saw: mutual_tls or none. When none appears, find the caller in the table below.',
      at: { x: 16, y: 12, w: 8, h: 8 },
      queries: [{ signal: 'requestRate', reporter: 'destination', groupBy: ['security'], legend: '{{connection_security_policy}}', ...pair }],
      unit: 'reqps',
      stacked: true,
    }),
    tablePanel({
      title: 'Who else calls this service',
      description: 'All callers of the service by the share of their requests that failed. When all of them fail, the service is at fault; when one does, that caller or its way is.',
      at: { x: 0, y: 20, w: 12, h: 9 },
      queries: [{ signal: 'errorRatio', destination, groupBy: pairGroups, instant: true, format: 'table' }],
      unit: 'percentunit',
      thresholds: degraded,
      value: { field: 'errorRatio', heading: 'Errors' },
      columns: pairColumns,
      links: [pairLink, pairLatencyLink],
    }),
    graphPanel({
      title: 'Around this service',
      description: 'Callers and callees of the service, one step away. When a callee is red, the service passes its errors on.',
      at: { x: 12, y: 20, w: 12, h: 18 },
      queries: [
        { queryType: 'graph', nodes: 'service', focus: { namespace: '$destinationNamespace', service: '$destinationService', hops: 1, direction: 'both' } },
      ],
    }),
    seriesPanel({
      title: 'Throughput',
      description: 'Bytes a second that requests, responses and connections of this pair carry. When responses grow and requests do not, look for a listing without a limit.',
      at: { x: 0, y: 29, w: 12, h: 9 },
      queries: [
        { signal: 'requestThroughput', legend: 'requests', ...pair, ...total },
        { signal: 'responseThroughput', legend: 'responses', ...pair, ...total },
        { signal: 'tcpSentThroughput', legend: 'connections, sent', ...pair, ...total },
        { signal: 'tcpReceivedThroughput', legend: 'connections, received', ...pair, ...total },
      ],
      unit: 'Bps',
    }),
    seriesPanel({
      title: 'Connections',
      description: 'TCP connections a second that this pair opens, and those that ended by a failure. When both rise together, the caller tries again and again.',
      at: { x: 0, y: 38, w: 8, h: 8 },
      queries: [
        { signal: 'tcpOpenedRate', legend: 'opened', ...pair, ...total },
        { signal: 'tcpFailureRate', legend: 'failed', ...pair, ...total },
      ],
      unit: 'cps',
      colors: { failed: 'red' },
    }),
    seriesPanel({
      title: 'Failed connections by flag',
      description: 'Failed connections a second by response flag, as each side has it. UF and UH: nothing was reached. DENY: a policy refused the caller. CONNECT: a calling ztunnel has no other word; the called side may say more.',
      at: { x: 8, y: 38, w: 8, h: 8 },
      queries: [
        { signal: 'tcpFailureRate', reporter: 'source', groupBy: ['responseFlags'], legend: 'caller {{response_flags}}', ...pair },
        { signal: 'tcpFailureRate', reporter: 'destination', groupBy: ['responseFlags'], legend: 'service {{response_flags}}', ...pair },
      ],
      unit: 'cps',
    }),
    seriesPanel({
      title: 'gRPC messages',
      description: 'Messages a second of this pair. A stream that never ends is one request for hours: its messages are its traffic.',
      at: { x: 16, y: 38, w: 8, h: 8 },
      queries: [
        { signal: 'requestMessageRate', legend: 'to the service', ...pair, ...total },
        { signal: 'responseMessageRate', legend: 'to the caller', ...pair, ...total },
      ],
      unit: 'cps',
    }),
  ],
});
