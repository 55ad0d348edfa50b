import { type DataFrame } from '@grafana/data';

import { type GraphEdge, type GraphResponse } from './Graph';
import { type GraphFrames } from './graphFrames';
import { readResponses } from './readMeshFrames';
import { eachSliced, type Sliced } from './Sliced';

/**
 * The responses of each edge, largest rate first. Where several queries name an edge, its numbers are
 * those of the first, and so are its responses: otherwise it would seem to have twice as many.
 */
export function* responsesByEdge(
  { edges, responses }: Pick<GraphFrames, 'edges' | 'responses'>,
  read: (frame: DataFrame) => readonly GraphEdge[]
): Sliced<ReadonlyMap<string, readonly GraphResponse[]>> {
  const queryOf = new Map<string, string | undefined>();
  for (const frame of edges) {
    yield* eachSliced(read(frame), ({ id }) => {
      if (!queryOf.has(id)) {
        queryOf.set(id, frame.refId);
      }
    });
  }
  const byEdge = new Map<string, GraphResponse[]>();
  for (const frame of responses) {
    yield* eachSliced(yield* readResponses(frame), (response) => {
      const ends = byEdge.get(response.edge) ?? [];
      if (queryOf.get(response.edge) === frame.refId && !ends.some((end) => sameEnd(end, response))) {
        ends.push(response);
        byEdge.set(response.edge, ends);
      }
    });
  }
  yield* eachSliced(byEdge.values(), (ends) => ends.sort((a, b) => b.rate - a.rate));
  return byEdge;
}

function sameEnd(a: GraphResponse, b: GraphResponse): boolean {
  return a.protocol === b.protocol && a.code === b.code && a.grpcStatus === b.grpcStatus && a.flags === b.flags;
}
