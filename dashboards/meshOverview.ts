import { type MeshQuery } from '../src/mesh/MeshQuery';
import { type Dashboard } from './Dashboard';
import { annotations } from './annotations';
import { dashboardLink, toDashboard } from './toDashboard';
import { asGoodAsAll, graphPanel, seriesPanel, statPanel, tablePanel } from './panels';
import { pairColumns, pairGroups, pairLatencyLink, pairLink } from './pairLinks';
import { compareVariable, dataSourceVariable, filtersVariable, reporterVariable, valuesVariable } from './variables';

/** What every query of the dashboard selects: calls that touch the chosen namespaces and workloads. */
const scope: Partial<MeshQuery> = {
  either: { namespace: '$namespace', workload: '$workload' },
  reporter: '$reporter' as MeshQuery['reporter'],
};
const byService = {
  groupBy: ['destination.namespace', 'destination.service'],
  legend: '{{destination_service_name}}',
  top: 10,
};
const degraded = { degraded: 0.01, failing: 0.1 };

/** The whole mesh: its graph first, the golden signals of its services, and its worst pairs. */
export const meshOverview: Dashboard = toDashboard({
  uid: 'alidade-mesh-overview',
  title: 'Mesh overview',
  description: 'The whole mesh: its graph, the golden signals of its services, and its worst pairs.',
  variables: [
    dataSourceVariable,
    valuesVariable({
      name: 'namespace',
      label: 'Namespace',
      description: 'Only calls that touch these namespaces.',
      query: { label: 'destination.namespace' },
      many: true,
    }),
    valuesVariable({
      name: 'workload',
      label: 'Workload',
      description: 'Only calls that touch these workloads.',
      query: { label: 'destination.workload', destination: { namespace: '$namespace' } },
      many: true,
    }),
    reporterVariable,
    compareVariable,
    filtersVariable,
  ],
  annotations: annotations(scope),
  links: [dashboardLink('Where the time goes', 'alidade-latency')],
  panels: [
    graphPanel({
      title: 'Service graph',
      description:
        'Who calls whom, each request counted once. An edge is orange from 1% and red from 10% of failed requests. When one is red, follow the warm line to the right: the cause is at its end. Select the edge and read its response codes and flags.',
      at: { x: 0, y: 0, w: 24, h: 18 },
      queries: [{ queryType: 'graph', include: ['latency', 'security', 'tcp', 'throughput'], compareTo: '$compareTo', ...scope }],
    }),
    statPanel({
      title: 'Requests',
      description: 'Requests a second, HTTP and gRPC. When it falls at once, callers stopped or telemetry did: compare with the connections of the panel TCP.',
      at: { x: 0, y: 18, w: 3, h: 4 },
      queries: [{ signal: 'requestRate', groupBy: [], ...scope }],
      unit: 'reqps',
    }),
    statPanel({
      title: 'Errors',
      description: 'The share of requests that failed. When it is red, the table of failing pairs below names them.',
      at: { x: 3, y: 18, w: 3, h: 4 },
      queries: [{ signal: 'errorRatio', groupBy: [], ...scope }],
      unit: 'percentunit',
      thresholds: degraded,
    }),
    statPanel({
      title: '95th percentile',
      description: 'How long 95% of all requests took at most. When it rises, the table of slow pairs below names them.',
      at: { x: 6, y: 18, w: 4, h: 4 },
      queries: [{ signal: 'duration', statistics: ['p95'], groupBy: [], ...scope }],
      unit: 'ms',
    }),
    statPanel({
      title: 'Mutual TLS',
      description: 'The share of accepted calls that came encrypted. When it falls below 100%, group Plain text by source to find callers without a sidecar.',
      at: { x: 10, y: 18, w: 3, h: 4 },
      queries: [{ signal: 'mtlsRatio', groupBy: [], either: scope.either }],
      unit: 'percentunit',
      thresholds: { degraded: asGoodAsAll, failing: 0.9 },
      lowIsBad: true,
    }),
    statPanel({
      title: 'Retries ran out or timed out',
      description: 'The share of requests with the flag URX or UT. When it is red, the called service is slow or down for longer than callers retry: open its pair.',
      at: { x: 13, y: 18, w: 4, h: 4 },
      queries: [{ signal: 'flaggedRatio', responseFlags: ['URX', 'UT'], groupBy: [], ...scope }],
      unit: 'percentunit',
      thresholds: { degraded: 0.001, failing: 0.01 },
    }),
    statPanel({
      title: 'TCP',
      description: 'Bytes a second over plain TCP: databases, caches, brokers. When it falls to nothing, look for a database without its clients in the graph.',
      at: { x: 17, y: 18, w: 3, h: 4 },
      queries: [{ signal: 'tcpSentThroughput', groupBy: [], ...scope }],
      unit: 'Bps',
    }),
    statPanel({
      title: 'Failed connections',
      description: 'The share of TCP connections that ended by a failure: refused, denied, reset or timed out. When it is red, follow the red dashes in the graph and read the flags of the edge.',
      at: { x: 20, y: 18, w: 4, h: 4 },
      queries: [{ signal: 'tcpFailureRatio', groupBy: [], ...scope }],
      unit: 'percentunit',
      thresholds: degraded,
    }),
    seriesPanel({
      title: 'Requests by service',
      description: 'Requests a second to each service, the ten largest. When one falls and its callers do not, its callers cannot reach it.',
      at: { x: 0, y: 22, w: 8, h: 8 },
      queries: [{ signal: 'requestRate', ...byService, ...scope }],
      unit: 'reqps',
    }),
    seriesPanel({
      title: 'Errors by service',
      description: 'The share of requests to each service that failed, the ten largest. When a line is red, its callees fail first: look for the deepest service in the graph that is red too.',
      at: { x: 8, y: 22, w: 8, h: 8 },
      queries: [{ signal: 'errorRatio', ...byService, ...scope }],
      unit: 'percentunit',
      thresholds: degraded,
    }),
    seriesPanel({
      title: '95th percentile by service',
      description: 'How long 95% of the requests to each service took at most, as callers saw it. When one line steps up and those of its callees do not, the time is its own.',
      at: { x: 16, y: 22, w: 8, h: 8 },
      queries: [{ signal: 'duration', statistics: ['p95'], ...byService, ...scope }],
      unit: 'ms',
    }),
    tablePanel({
      title: 'Failing pairs',
      description: 'The ten pairs with the largest share of failed requests. Open one to see its codes and flags.',
      at: { x: 0, y: 30, w: 12, h: 9 },
      queries: [{ signal: 'errorRatio', groupBy: pairGroups, instant: true, format: 'table', top: 10, ...scope }],
      unit: 'percentunit',
      thresholds: degraded,
      value: { field: 'errorRatio', heading: 'Errors' },
      columns: pairColumns,
      links: [pairLink],
    }),
    tablePanel({
      title: 'Slow pairs',
      description: 'The ten pairs with the largest 95th percentile. Open one to compare what the caller and the called side saw.',
      at: { x: 12, y: 30, w: 12, h: 9 },
      queries: [
        { signal: 'duration', statistics: ['p95'], groupBy: pairGroups, instant: true, format: 'table', top: 10, ...scope },
      ],
      unit: 'ms',
      value: { field: 'duration', heading: 'p95' },
      columns: pairColumns,
      links: [pairLink, pairLatencyLink],
    }),
  ],
});
