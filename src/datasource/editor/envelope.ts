/** What Grafana keeps of every query for its own use: it stays as it is, whatever takes the query's place. */
const names = [
  'refId',
  'hide',
  'key',
  'datasource',
  'datasourceId',
  'datasourceUid',
  'intervalMs',
  'maxDataPoints',
  'queryCachingTTL',
  'timeRange',
  'requestId',
  'utcOffsetSec',
  'scopes',
  'adhocFilters',
  'groupByKeys',
] as const;

type Fields = Record<string, unknown>;

/** Takes a query apart: Grafana's own fields, and those that are a person's to write. */
export function splitEnvelope(query: object): { envelope: Fields; own: Fields } {
  const entries = Object.entries(query);
  const isEnvelope = ([name]: [string, unknown]) => (names as readonly string[]).includes(name);
  return {
    envelope: Object.fromEntries(entries.filter(isEnvelope)),
    own: Object.fromEntries(entries.filter((entry) => !isEnvelope(entry))),
  };
}
