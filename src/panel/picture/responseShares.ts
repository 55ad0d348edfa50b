import { type Graph, type GraphResponse } from '../../mesh/Graph';
import { listFlags } from '../../mesh/responseFlags';
import { callerLeft, isUnanswered } from '../../mesh/unansweredCalls';

/** Shares of the responses that a node gave, by how they ended; together 1. */
export interface ResponseShares {
  readonly ok: number;
  /** The caller's fault: 4xx, or it went away before an answer. */
  readonly client: number;
  /** The node's fault, or no response at all; of connections, those that failed. */
  readonly server: number;
}

interface Sums {
  ok: number;
  client: number;
  server: number;
}

/**
 * By node id, of requests, or of connections where it gets nothing else: the two cannot be added. Nodes
 * whose responses are not known, or that gave none, are not there.
 */
export function responseShares({ edges, responses }: Graph): ReadonlyMap<string, ResponseShares> {
  const rates = new Map<string, { requests: Sums; connections: Sums }>();
  for (const { id, target } of edges) {
    const known = responses.get(id);
    if (!known || known.length === 0) {
      continue;
    }
    const sums = rates.get(target) ?? { requests: none(), connections: none() };
    rates.set(target, sums);
    for (const response of known) {
      const of = response.protocol === 'tcp' ? sums.connections : sums.requests;
      of[classOf(response)] += response.rate;
    }
  }
  const shares = [...rates].flatMap(([id, { requests, connections }]): Array<[string, ResponseShares]> => {
    const known = [requests, connections].find((sums) => total(sums) > 0);
    return known ? [[id, divided(known, total(known))]] : [];
  });
  return new Map(shares);
}

const none = (): Sums => ({ ok: 0, client: 0, server: 0 });
const total = ({ ok, client, server }: Sums) => ok + client + server;
const divided = ({ ok, client, server }: Sums, by: number) => ({ ok: ok / by, client: client / by, server: server / by });

/** Statuses of gRPC that are the called side's fault, as 5xx are; the others but 0 are the caller's, as 4xx are. */
const serversFault: readonly string[] = ['2', '4', '12', '13', '14', '15'];

/** A status of gRPC can be an error although HTTP says 200; who went away before the end is no failure of the node. */
function classOf(response: GraphResponse): keyof ResponseShares {
  const { protocol, code, grpcStatus, flags } = response;
  if (protocol === 'tcp') {
    return listFlags(flags).length > 0 && !callerLeft(response) ? 'server' : 'ok';
  }
  if (isUnanswered(response)) {
    return callerLeft(response) ? 'client' : 'server';
  }
  if (code.startsWith('5') || serversFault.includes(grpcStatus)) {
    return 'server';
  }
  return code.startsWith('4') || (grpcStatus !== '' && grpcStatus !== '0') ? 'client' : 'ok';
}
