import { type DataFrame } from '@grafana/data';

import { findGraphFrames } from './graphFrames';

/** The frames of one mesh among those of a panel. */
export interface MeshFrames {
  /** Of the query that asked for it; of the first where several ask the same. */
  readonly refId: string;
  readonly frames: readonly DataFrame[];
}

/**
 * Parts the frames of a panel by the meshes that they are of: the same id means the same thing within one
 * answer, while another data source has another mesh, and another query other numbers.
 *
 * 1. Queries that ask one data source for the same are one mesh, whatever else each includes.
 * 2. Any other query is a mesh of its own, as long as each brings nodes and edges; otherwise some bring
 *    the nodes and others the edges of one.
 */
export function splitMeshes(frames: readonly DataFrame[]): MeshFrames[] {
  const { ours, nodes, edges, responses } = findGraphFrames(frames);
  const found = [...nodes, ...edges, ...responses];
  const queries = new Set(found.map(({ refId }) => refId ?? ''));
  const brings = (some: readonly DataFrame[], refId: string) => some.some((frame) => (frame.refId ?? '') === refId);
  if (queries.size < 2 || ![...queries].every((refId) => brings(nodes, refId) && brings(edges, refId))) {
    return [{ refId: [...queries].sort()[0] ?? '', frames }];
  }
  const meshes = new Map<string, MeshFrames>();
  for (const refId of [...queries].sort()) {
    const own = frames.filter((frame) => (frame.refId ?? '') === refId);
    const key = (ours ? askedOf(own) : undefined) ?? refId;
    const known = meshes.get(key);
    meshes.set(key, { refId: known?.refId ?? refId, frames: [...(known?.frames ?? []), ...own] });
  }
  return [...meshes.values()];
}

/** What was asked of which data source; undefined where the frames do not tell. */
function askedOf(frames: readonly DataFrame[]): string | undefined {
  const { query, datasourceUid } = frames.find(({ meta }) => meta?.custom?.query)?.meta?.custom ?? {};
  if (typeof query !== 'object' || query === null) {
    return undefined;
  }
  const { refId, include, ...asked } = query as Readonly<Record<string, unknown>>;
  return JSON.stringify([datasourceUid, Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
