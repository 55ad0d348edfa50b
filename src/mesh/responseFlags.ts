import { t } from './t';

/** What the flags of Envoy and ztunnel mean, in words for the person who reads a failing edge. */
const meanings: Readonly<Record<string, () => string>> = {
  UH: () => t('mesh.flags.UH', 'No healthy upstream: every endpoint was unhealthy or none existed.'),
  UF: () => t('mesh.flags.UF', 'Upstream connection failure: the connection could not be opened.'),
  UO: () => t('mesh.flags.UO', 'Upstream overflow: a circuit breaker refused the request.'),
  NR: () => t('mesh.flags.NR', 'No route: nothing in the configuration matched the request.'),
  URX: () => t('mesh.flags.URX', 'Retry limit exceeded: every attempt failed.'),
  NC: () => t('mesh.flags.NC', 'No cluster: the route names an upstream that does not exist.'),
  DT: () => t('mesh.flags.DT', 'The connection lasted longer than allowed.'),
  DC: () => t('mesh.flags.DC', 'The caller went away: it closed the connection before an answer.'),
  DR: () => t('mesh.flags.DR', 'The caller went away: it reset the stream before an answer.'),
  LH: () => t('mesh.flags.LH', 'The local health check failed.'),
  UT: () => t('mesh.flags.UT', 'Upstream request timeout: no answer in time.'),
  LR: () => t('mesh.flags.LR', 'The connection was reset locally.'),
  UR: () => t('mesh.flags.UR', 'The upstream reset the connection.'),
  UC: () => t('mesh.flags.UC', 'The upstream closed the connection.'),
  DI: () => t('mesh.flags.DI', 'A delay was injected on purpose.'),
  FI: () => t('mesh.flags.FI', 'A fault was injected on purpose.'),
  RL: () => t('mesh.flags.RL', 'Rate limited.'),
  UAEX: () => t('mesh.flags.UAEX', 'Denied by external authorization.'),
  RLSE: () => t('mesh.flags.RLSE', 'The rate-limit service failed.'),
  IH: () => t('mesh.flags.IH', 'Invalid Envoy headers in the request.'),
  SI: () => t('mesh.flags.SI', 'The stream was idle for too long.'),
  DPE: () => t('mesh.flags.DPE', 'The caller broke the protocol.'),
  UPE: () => t('mesh.flags.UPE', 'The upstream broke the protocol.'),
  UMSDR: () => t('mesh.flags.UMSDR', 'The upstream stream lasted longer than allowed.'),
  OM: () => t('mesh.flags.OM', 'The overload manager refused the request.'),
  DF: () => t('mesh.flags.DF', 'Name resolution failed.'),
  DO: () => t('mesh.flags.DO', 'Dropped because of overload.'),
  RFCF: () => t('mesh.flags.RFCF', 'Answered from the cache.'),
  NFCF: () => t('mesh.flags.NFCF', 'No filter configuration was found.'),
  // ztunnel's own.
  DENY: () => t('mesh.flags.DENY', 'Refused by an authorization policy.'),
  CONNECT: () => t('mesh.flags.CONNECT', 'The connection could not be made: ztunnel says so of every failure that it has no other word for.'),
  TLS_FAILURE: () => t('mesh.flags.TLS_FAILURE', 'The TLS handshake failed.'),
  H2_HANDSHAKE_FAILURE: () => t('mesh.flags.H2_HANDSHAKE_FAILURE', 'The HTTP/2 handshake of the tunnel failed.'),
  NETWORK_POLICY: () => t('mesh.flags.NETWORK_POLICY', 'The tunnel’s connection timed out, often because a network policy blocks port 15008.'),
  IDENTITY_ERROR: () => t('mesh.flags.IDENTITY_ERROR', 'There is no certificate for the workload.'),
  CERT_REVOKED: () => t('mesh.flags.CERT_REVOKED', 'The peer’s certificate is revoked.'),
};

/** What some of them mean of a TCP connection, which waits for no answer. */
const ofConnections: Readonly<Record<string, () => string>> = {
  DC: () => t('mesh.flags.DC-connection', 'The caller closed the connection.'),
  DR: () => t('mesh.flags.DR-connection', 'The caller reset the connection.'),
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
  return listFlags(flags).map((flag) => ({ flag, meaning: (own[flag] ?? meanings[flag])?.() ?? '' }));
}
