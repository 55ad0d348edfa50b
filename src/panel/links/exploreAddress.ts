import { type AddressRange } from './AddressRange';

/** Where Explore shows queries of a data source. */
export function exploreAddress(uid: string, queries: readonly object[], range: AddressRange): string {
  const panes = { mesh: { datasource: uid, queries, range } };
  return `/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify(panes))}`;
}
