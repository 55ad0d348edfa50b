import { type MeshQuery } from '../src/mesh/MeshQuery';
import { type Dashboard } from './Dashboard';
import { annotations } from './annotations';
import { pairGroups } from './pairLinks';
import { pair, pairVariables } from './pairVariables';
import { latencyPanel, seriesPanel } from './panels';
import { dashboardLink, toDashboard } from './toDashboard';
import { compareVariable, dataSourceVariable, filtersVariable, valuesVariable } from './variables';

const total = { groupBy: [] };
/** The colours of the mesh panel's parts, and of the sides that they are on. */
const parts = { 'caller side': 'blue', 'receiving proxy': 'purple', application: 'yellow' };
const sides = { caller: 'blue', service: 'purple' };

/** What each of the two sides of the chosen pair saw. */
function bothSides(query: Pick<MeshQuery, 'signal' | 'statistics'>): Array<Omit<MeshQuery, 'refId'>> {
  return (['source', 'destination'] as const).map((reporter) => ({
    ...query,
    reporter,
    legend: reporter === 'source' ? 'caller' : 'service',
    ...pair,
    ...total,
  }));
}

/** Where the time of calls goes: all pairs ranked, then one of them over time and what can explain it. */
export const latency: Dashboard = toDashboard({
  uid: 'alidade-latency',
  title: 'Latency',
  description: 'Where the time of calls goes: the caller side, the receiving proxy or the application. All pairs ranked, then one of them over time.',
  variables: [
    dataSourceVariable,
    valuesVariable({
      name: 'namespace',
      label: 'Namespace',
      description: 'Ranks only calls that touch these namespaces.',
      query: { label: 'destination.namespace' },
      many: true,
    }),
    compareVariable,
    ...pairVariables,
    valuesVariable({
      name: 'destinationWorkload',
      label: 'Workload',
      description: 'The workload behind the service whose proxies are looked at.',
      query: { label: 'destination.workload', ...pair },
    }),
    filtersVariable,
  ],
  // A new version is what changes durations at once; the others are of who calls and what fails.
  annotations: annotations(pair).filter(({ name }) => name === 'New versions'),
  links: [dashboardLink('Service pair', 'alidade-service-pair'), dashboardLink('Mesh overview', 'alidade-mesh-overview')],
  panels: [
    latencyPanel({
      title: 'Where the time goes',
      description:
        'The mean duration of each pair in parts, the pairs first on which most time is spent. A long caller side is the network, a busy proxy of the caller, or retries; a long receiving proxy is a busy proxy or a queue; a long application is its own. Select a row for its notes and its course.',
      at: { x: 0, y: 0, w: 24, h: 17 },
      queries: [
        {
          queryType: 'latency',
          either: { namespace: '$namespace' },
          groupBy: pairGroups,
          statistics: ['p50', 'p95', 'p99'],
          compareTo: '$compareTo',
        },
      ],
    }),
    seriesPanel({
      title: 'The chosen pair: its mean, in parts',
      description:
        'The parts of the mean duration of the pair that is chosen above, one on the other. The part that grows is where to look: the caller side at the network and at retries, the receiving proxy at its CPU, the application at its own callees. The application’s part is that of all its callers: a receiving proxy below zero says that this caller’s requests take it less time than those of others.',
      at: { x: 0, y: 17, w: 16, h: 9 },
      queries: [
        { signal: 'callerSideLatency', legend: 'caller side', ...pair, ...total },
        { signal: 'receivingProxyLatency', legend: 'receiving proxy', ...pair, ...total },
        { signal: 'applicationLatency', legend: 'application', ...pair, ...total },
      ],
      unit: 'ms',
      colors: parts,
      stacked: true,
      signed: true,
    }),
    seriesPanel({
      title: 'Requests of both sides',
      description:
        'Requests a second. Where the service sees more than the caller, the caller retries, and its side holds the failed attempts and the waits between them: look at the flags of the pair first. A waypoint in between is no side.',
      at: { x: 16, y: 17, w: 8, h: 9 },
      queries: bothSides({ signal: 'requestRate' }),
      unit: 'reqps',
      colors: sides,
    }),
    ...(['p50', 'p95', 'p99'] as const).map((statistic, index) =>
      seriesPanel({
        title: `${statistic} of both sides`,
        description:
          'Beside each other, never subtracted: the slowest request of the caller need not be that of the service. Where only the caller rises, the time passes before calls arrive.',
        at: { x: index * 6, y: 26, w: 6, h: 8 },
        queries: bothSides({ signal: 'duration', statistics: [statistic] }),
        unit: 'ms',
        colors: sides,
      })
    ),
    seriesPanel({
      title: 'Throttled proxies',
      description:
        'CPU throttling: the share of scheduling periods in which the proxies of the caller and of the chosen workload ran out of CPU time. From 25% on it shows in durations: raise the proxies’ CPU limit.',
      at: { x: 18, y: 26, w: 6, h: 8 },
      queries: [
        {
          signal: 'proxyCpuThrottledRatio',
          destination: { workloadNamespace: '$sourceNamespace', workload: '$sourceWorkload' },
          legend: 'caller',
          ...total,
        },
        {
          signal: 'proxyCpuThrottledRatio',
          destination: { workloadNamespace: '$destinationNamespace', workload: '$destinationWorkload' },
          legend: 'service',
          ...total,
        },
      ],
      unit: 'percentunit',
      colors: sides,
      thresholds: { degraded: 0.1, failing: 0.25 },
    }),
  ],
});
