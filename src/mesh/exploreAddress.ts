import { lastHour } from './AddressRange';

/**
 * Where Explore shows queries of a data source, without the part of the address that Grafana is served under; over the
 * last hour, with which Explore begins, where no range is told.
 */
export function exploreAddress(uid: string, queries: readonly object[], range = lastHour): string {
  const panes = { mesh: { datasource: uid, queries, range } };
  return `/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify(panes))}`;
}
