/** What the flags of Envoy and ztunnel mean, in words for the person who reads a failing edge. */
const meanings: Readonly<Record<string, string>> = {
  UH: 'No healthy upstream: every endpoint was unhealthy or none existed.',
  UF: 'Upstream connection failure: the connection could not be opened.',
  UO: 'Upstream overflow: a circuit breaker refused the request.',
  NR: 'No route: nothing in the configuration matched the request.',
  URX: 'Retry limit exceeded: every attempt failed.',
  NC: 'No cluster: the route names an upstream that does not exist.',
  DT: 'The connection lasted longer than allowed.',
  DC: 'The caller went away: it closed the connection before an answer.',
  DR: 'The caller went away: it reset the stream before an answer.',
  LH: 'The local health check failed.',
  UT: 'Upstream request timeout: no answer in time.',
  LR: 'The connection was reset locally.',
  UR: 'The upstream reset the connection.',
  UC: 'The upstream closed the connection.',
  DI: 'A delay was injected on purpose.',
  FI: 'A fault was injected on purpose.',
  RL: 'Rate limited.',
  UAEX: 'Denied by external authorization.',
  RLSE: 'The rate-limit service failed.',
  IH: 'Invalid Envoy headers in the request.',
  SI: 'The stream was idle for too long.',
  DPE: 'The caller broke the protocol.',
  UPE: 'The upstream broke the protocol.',
  UMSDR: 'The upstream stream lasted longer than allowed.',
  OM: 'The overload manager refused the request.',
  DF: 'Name resolution failed.',
  DO: 'Dropped because of overload.',
  RFCF: 'Answered from the cache.',
  NFCF: 'No filter configuration was found.',
  // ztunnel's own.
  DENY: 'Refused by an authorization policy.',
  CONNECT: 'The connection could not be made: ztunnel says so of every failure that it has no other word for.',
  TLS_FAILURE: 'The TLS handshake failed.',
  H2_HANDSHAKE_FAILURE: 'The HTTP/2 handshake of the tunnel failed.',
  NETWORK_POLICY: 'The tunnel’s connection timed out, often because a network policy blocks port 15008.',
  IDENTITY_ERROR: 'There is no certificate for the workload.',
  CERT_REVOKED: 'The peer’s certificate is revoked.',
};

/** What some of them mean of a TCP connection, which waits for no answer. */
const ofConnections: Readonly<Record<string, string>> = {
  DC: 'The caller closed the connection.',
  DR: 'The caller reset the connection.',
};

/** Flags that say that the caller did not wait: such a call is no failure of whom it called. */
export const callerWentAway: readonly string[] = ['DC', 'DR'];

export interface FlagMeaning {
  readonly flag: string;
  /** A full sentence; empty for a flag that is not known here. */
  readonly meaning: string;
}

/** The members of a comma-joined list of flags. `-` and an empty string are no flags. */
export function listFlags(flags: string): string[] {
  return flags
    .split(',')
    .map((flag) => flag.trim())
    .filter((flag) => flag !== '' && flag !== '-');
}

/** What the flags of a comma-joined list mean, of requests or, where the protocol is `tcp`, of connections. */
export function explainFlags(flags: string, protocol = ''): FlagMeaning[] {
  const own = protocol === 'tcp' ? ofConnections : {};
  return listFlags(flags).map((flag) => ({ flag, meaning: own[flag] ?? meanings[flag] ?? '' }));
}
