import { type DataFrame } from '@grafana/data';

import { type GraphEdge, type GraphResponse } from './Graph';
import { type GraphFrames } from './graphFrames';
import { readResponses } from './readMeshFrames';

/**
 * The responses of each edge, largest rate first. Where several queries name an edge, its numbers are
 * those of the first, and so are its responses: otherwise it would seem to have twice as many.
 */
export function responsesByEdge(
  { edges, responses }: Pick<GraphFrames, 'edges' | 'responses'>,
  read: (frame: DataFrame) => readonly GraphEdge[]
): ReadonlyMap<string, readonly GraphResponse[]> {
  const queryOf = new Map<string, string | undefined>();
  for (const frame of edges) {
    for (const { id } of read(frame)) {
      if (!queryOf.has(id)) {
        queryOf.set(id, frame.refId);
      }
    }
  }
  const byEdge = new Map<string, Map<string, GraphResponse>>();
  for (const frame of responses) {
    for (const response of readResponses(frame)) {
      const { edge, protocol, code, grpcStatus, flags } = response;
      const ends = byEdge.get(edge) ?? new Map<string, GraphResponse>();
      const end = JSON.stringify([protocol, code, grpcStatus, flags]);
      if (queryOf.get(edge) === frame.refId && !ends.has(end)) {
        byEdge.set(edge, ends.set(end, response));
      }
    }
  }
  return new Map([...byEdge].map(([edge, ends]) => [edge, [...ends.values()].sort((a, b) => b.rate - a.rate)]));
}
