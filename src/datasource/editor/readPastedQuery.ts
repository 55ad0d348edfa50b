import { type MeshQuery } from '../../mesh/MeshQuery';

import { JsonMistake, locateJson, type Places } from './locateJson';

/** What Grafana keeps of every query for its own use: it stays as it is, whatever is pasted. */
const envelope = [
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

type Envelope = Record<string, unknown>;

/** The part of a query that is a person's to write, as text. */
export function writeQuery(query: MeshQuery): string {
  return JSON.stringify(split(query).own, null, 2);
}

interface PastedQuery {
  query: MeshQuery;
  /** Where each field stands in the text. */
  places: Places;
}

/** Reads a query's text, within the envelope of the query that it replaces. Throws a JsonMistake. */
export function readPastedQuery(text: string, replaced: MeshQuery): PastedQuery {
  const places = locateJson(text);
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new JsonMistake('A query is an object: it starts with { and ends with }.', { start: 0, end: text.length });
  }
  return { query: { ...split(replaced).envelope, ...split(value).own } as unknown as MeshQuery, places };
}

function split(query: object): { envelope: Envelope; own: Envelope } {
  const entries = Object.entries(query);
  const isEnvelope = ([name]: [string, unknown]) => (envelope as readonly string[]).includes(name);
  return {
    envelope: Object.fromEntries(entries.filter(isEnvelope)),
    own: Object.fromEntries(entries.filter((entry) => !isEnvelope(entry))),
  };
}
