import { type GraphResponse } from './Graph';
import { callerWentAway, listFlags } from './responseFlags';

/** Requests of an edge that got no response at all. */
export interface Unanswered {
  /** Of all the edge's requests, 0 to 1. */
  readonly share: number;
  /** Whether it was the caller that did not wait; otherwise the call failed. */
  readonly callerLeft: boolean;
  /** The flags of these requests, each once, in order; empty where they have none. */
  readonly flags: readonly string[];
}

/** Whether a request ended without a response: code 0 or none, and no status of gRPC. */
export function isUnanswered({ protocol, code, grpcStatus }: GraphResponse): boolean {
  return protocol !== 'tcp' && (code === '0' || (code === '' && grpcStatus === ''));
}

/** Whether the caller did not wait for the end of a request. */
export function callerLeft({ flags }: GraphResponse): boolean {
  return listFlags(flags).some((flag) => callerWentAway.includes(flag));
}

/** The requests without a response among those of an edge: those of failures first, then those whose callers left. */
export function unansweredCalls(responses: readonly GraphResponse[]): Unanswered[] {
  const requests = responses.filter(({ protocol }) => protocol !== 'tcp');
  const total = requests.reduce((sum, { rate }) => sum + rate, 0);
  return [false, true].flatMap((left) => {
    const those = requests.filter((response) => isUnanswered(response) && callerLeft(response) === left);
    const rate = those.reduce((sum, response) => sum + response.rate, 0);
    const flags = [...new Set(those.flatMap((response) => listFlags(response.flags)))].sort();
    return rate > 0 ? [{ share: rate / total, callerLeft: left, flags }] : [];
  });
}
