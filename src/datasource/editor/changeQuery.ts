import { type MeshQuery } from '../../mesh/MeshQuery';

/** Applies changes to a query. What is undefined, or an end without conditions, is not saved. */
export function changeQuery(query: MeshQuery, changes: Partial<MeshQuery>): MeshQuery {
  const changed = Object.entries({ ...query, ...changes }).filter(([, value]) => !isVoid(value));
  return Object.fromEntries(changed) as unknown as MeshQuery;
}

/** Changes one property of an object; undefined where nothing is left of it. */
export function changeProperty<T extends object, K extends keyof T>(
  object: T | undefined,
  property: K,
  value: T[K] | undefined
): T | undefined {
  const kept = Object.entries({ ...object, [property]: value }).filter(([, item]) => item !== undefined);
  return kept.length > 0 ? (Object.fromEntries(kept) as T) : undefined;
}

function isVoid(value: unknown): boolean {
  return (
    value === undefined ||
    (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0)
  );
}
