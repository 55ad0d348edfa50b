import { locationUtil } from '@grafana/data';

/** The dashboards that the data source plugin ships, in the order in which they are offered. */
export const shippedDashboards = [
  { uid: 'alidade-mesh-overview', title: 'Mesh overview' },
  { uid: 'alidade-service-pair', title: 'Service pair' },
  { uid: 'alidade-latency', title: 'Latency' },
] as const;

export type DashboardUid = (typeof shippedDashboards)[number]['uid'];

/** The address of a dashboard, without the part that Grafana is served under, with values of its variables. */
export function dashboardPath(uid: DashboardUid, variables: Record<string, string>, range?: { from: string; to: string }): string {
  const search = Object.entries(variables).map(([name, value]) => [`var-${name}`, value]);
  const all = [...search, ...Object.entries(range ?? {})];
  return `/d/${uid}?${new URLSearchParams(all).toString()}`;
}

/** Where Explore shows queries of a data source, without the part that Grafana is served under. */
export function explorePath(uid: string, queries: readonly object[], range = { from: 'now-1h', to: 'now' }): string {
  const panes = { mesh: { datasource: uid, queries, range } };
  return `/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify(panes))}`;
}

/** The addresses of a data source's settings and of its Dashboards tab, for links. */
export function settingsPath(uid: string): string {
  return href(`/connections/datasources/edit/${encodeURIComponent(uid)}`);
}
export function importPath(uid: string): string {
  return `${settingsPath(uid)}/dashboards`;
}

/** An address as a link writes it: with the part that Grafana is served under. */
export function href(path: string): string {
  return locationUtil.assureBaseUrl(path);
}
