import { exploreAddress } from '../mesh/exploreAddress';
import { type MeshQuery } from '../mesh/MeshQuery';

import { type DashboardUid, dashboardPath } from './dashboards';
import { type Ends } from './links/Ends';

/** The page below the app's own that links lead to: it knows which dashboards exist, links do not. */
export const forwardingPath = '/open';

/** What is asked for from elsewhere in Grafana: the calls between ends that are known, or queries for Explore. */
export interface Forward {
  ends?: Ends;
  queries?: Array<Partial<MeshQuery>>;
  from: string;
  to: string;
}

/** The address of the page, as a link of the app has to write it. */
export function forwardPath(forward: Forward): string {
  return `/a/alidade-istio-app${forwardingPath}?${new URLSearchParams({ show: JSON.stringify(forward) }).toString()}`;
}

/** What an address asks for; undefined where it is not one of ours. */
export function readForward(search: string): Forward | undefined {
  try {
    const forward: unknown = JSON.parse(new URLSearchParams(search).get('show') ?? '');
    const { ends, queries, from = 'now-1h', to = 'now' } = isRecord(forward) ? forward : {};
    const told = { ends: isEnds(ends) ? ends : undefined, queries: isQueries(queries) ? queries : undefined };
    return (told.ends ?? told.queries) && isText(from) && isText(to) ? { ...told, from, to } : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isQueries(value: unknown): value is Array<Partial<MeshQuery>> {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord);
}

/** What each kind of ends cannot do without. */
const needed: Readonly<Record<Ends['kind'], readonly string[]>> = {
  pair: ['sourceNamespace', 'sourceWorkload', 'destinationNamespace', 'destinationService'],
  workload: ['namespace', 'workload'],
  service: ['namespace', 'service'],
  namespace: ['namespace'],
};

function isEnds(value: unknown): value is Ends {
  if (!isRecord(value) || !Object.values(value).every(isText)) {
    return false;
  }
  const names = Object.entries(needed).find(([kind]) => kind === value.kind)?.[1];
  return names?.every((name) => isText(value[name])) ?? false;
}

interface Place {
  uid: string;
  existing: ReadonlySet<DashboardUid>;
  mayExplore: boolean;
}

/** Where that is shown: on a dashboard, where it has not been imported in Explore, or nowhere. */
export function destinationOf({ ends, queries, from, to }: Forward, { uid, existing, mayExplore }: Place): string | undefined {
  const range = { from, to };
  const explore = (asked: Array<Partial<MeshQuery>>) =>
    mayExplore
      ? exploreAddress(uid, asked.map((query, index) => ({ refId: String.fromCharCode(65 + index), ...query, datasource: { type: 'alidade-istio-datasource', uid } })), range)
      : undefined;
  if (queries) {
    return explore(queries);
  }
  if (!ends) {
    return undefined;
  }
  if (ends.kind === 'pair') {
    const { kind, ...pair } = ends;
    return existing.has('alidade-service-pair')
      ? dashboardPath('alidade-service-pair', { datasource: uid, ...pair }, range)
      : explore([
          {
            queryType: 'graph',
            source: { namespace: ends.sourceNamespace, workload: ends.sourceWorkload },
            destination: { namespace: ends.destinationNamespace, service: ends.destinationService },
          },
        ]);
  }
  const { namespace, workload, service } = ends;
  if (!existing.has('alidade-mesh-overview')) {
    return explore([{ queryType: 'graph', either: { namespace, ...(workload && { workload }), ...(service && { service }) } }]);
  }
  const variables = {
    datasource: uid,
    namespace,
    ...(workload && { workload }),
    ...(service && { filters: `destination_service_name|=|${service}` }),
  };
  return dashboardPath('alidade-mesh-overview', variables, range);
}
