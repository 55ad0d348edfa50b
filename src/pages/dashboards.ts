import { locationUtil } from '@grafana/data';

import { type AddressRange } from '../mesh/AddressRange';
import { dashboardAddress } from '../mesh/dashboardAddress';

/** The dashboards that the data source plugin ships, in the order in which they are offered. */
export const shippedDashboards = [
  { uid: 'alidade-mesh-overview', title: 'Mesh overview' },
  { uid: 'alidade-service-pair', title: 'Service pair' },
  { uid: 'alidade-latency', title: 'Latency' },
] as const;

export type DashboardUid = (typeof shippedDashboards)[number]['uid'];

/** The address of one of them. */
export function dashboardPath(uid: DashboardUid, variables: Record<string, string>, range?: AddressRange): string {
  return dashboardAddress(uid, variables, range);
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
