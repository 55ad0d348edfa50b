import { type MeshQuery } from '../../mesh/MeshQuery';

/** Grafana asks for a name of each query; one that was written by hand may have none. */
const defaultRefId = 'values';

/**
 * Reads what a dashboard's JSON holds as a variable's query: one of ours, in which the type may be
 * left out, or nothing but a label's name.
 */
export function toValuesQuery(saved: Partial<MeshQuery> | string | null | undefined): MeshQuery {
  const query = typeof saved === 'string' ? { label: saved } : saved;
  return { ...query, refId: query?.refId ?? defaultRefId, queryType: 'values' };
}
