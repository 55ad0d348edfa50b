import { type Graph, type GraphResponse } from '../../mesh/Graph';

/** Shares of the responses that a node gave, by how they ended; together 1. */
export interface ResponseShares {
  readonly ok: number;
  /** The caller's fault: 4xx. */
  readonly client: number;
  /** The node's fault, or no response at all. */
  readonly server: number;
}

/** By node id; nodes whose responses are not known, or that gave none, are not there. */
export function responseShares({ edges, responses }: Graph): ReadonlyMap<string, ResponseShares> {
  const rates = new Map<string, { ok: number; client: number; server: number }>();
  for (const { id, target } of edges) {
    for (const response of responses.get(id) ?? []) {
      const sums = rates.get(target) ?? { ok: 0, client: 0, server: 0 };
      sums[classOf(response)] += response.rate;
      rates.set(target, sums);
    }
  }
  const shares = [...rates].flatMap(([id, { ok, client, server }]): Array<[string, ResponseShares]> => {
    const all = ok + client + server;
    return all > 0 ? [[id, { ok: ok / all, client: client / all, server: server / all }]] : [];
  });
  return new Map(shares);
}

/** A gRPC status other than 0 is an error although HTTP says 200. */
function classOf({ code, grpcStatus }: GraphResponse): keyof ResponseShares {
  if (code.startsWith('4')) {
    return 'client';
  }
  return code === '0' || code.startsWith('5') || (grpcStatus !== '' && grpcStatus !== '0') ? 'server' : 'ok';
}
