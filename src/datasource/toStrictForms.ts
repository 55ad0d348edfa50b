import { type MeshQuery } from '../mesh/MeshQuery';

const matches = ['protocol', 'responseCode', 'grpcStatus', 'security'] as const;
const peers = ['source', 'destination', 'either', 'focus'] as const;
const lists = ['responseFlags', 'groupBy', 'statistics', 'include'] as const;

/**
 * Rewrites what the backend also takes from those who write a query by hand (a status as a number,
 * one group without its list) into the forms of MeshQuery, which the browser's code relies on. What
 * is neither stays as it is: the backend names it.
 */
export function toStrictForms(query: MeshQuery): MeshQuery {
  const strict: Record<string, unknown> = { ...query };
  for (const field of matches) {
    change(strict, field, toMatch);
  }
  for (const field of peers) {
    change(strict, field, (peer) =>
      isObject(peer)
        ? Object.fromEntries(Object.entries(peer).map(([name, value]) => [name, name === 'hops' ? value : toMatch(value)]))
        : peer
    );
  }
  for (const field of lists) {
    change(strict, field, (value) => (typeof value === 'string' || typeof value === 'number' ? [String(value)] : toTexts(value)));
  }
  return strict as unknown as MeshQuery;
}

function change(query: Record<string, unknown>, field: string, rewrite: (value: unknown) => unknown) {
  if (query[field] !== undefined) {
    query[field] = rewrite(query[field]);
  }
}

function toMatch(value: unknown): unknown {
  return isObject(value) && 'value' in value ? { ...value, value: toTexts(value.value) } : toTexts(value);
}

function toTexts(value: unknown): unknown {
  if (typeof value === 'number') {
    return String(value);
  }
  return Array.isArray(value) ? value.map((item: unknown) => (typeof item === 'number' ? String(item) : item)) : value;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
