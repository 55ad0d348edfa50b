import { type MeshQuery } from '../../mesh/MeshQuery';

import { splitEnvelope } from './envelope';
import { JsonMistake, locateJson, type Places } from './locateJson';

/** The part of a query that is a person's to write, as text. */
export function writeQuery(query: MeshQuery): string {
  return JSON.stringify(splitEnvelope(query).own, null, 2);
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
  return { query: { ...splitEnvelope(replaced).envelope, ...splitEnvelope(value).own } as unknown as MeshQuery, places };
}
