/** What Envoy's response flags mean, in words for the person who reads a failing edge. */
const meanings: Readonly<Record<string, string>> = {
  UH: 'No healthy upstream: every endpoint was unhealthy or none existed.',
  UF: 'Upstream connection failure: the connection could not be opened.',
  UO: 'Upstream overflow: a circuit breaker refused the request.',
  NR: 'No route: nothing in the configuration matched the request.',
  URX: 'Retry limit exceeded: every attempt failed.',
  NC: 'No cluster: the route names an upstream that does not exist.',
  DT: 'The connection lasted longer than allowed.',
  DC: 'The caller closed the connection before the answer.',
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
};

export interface FlagMeaning {
  readonly flag: string;
  /** A full sentence; empty for a flag that is not known here. */
  readonly meaning: string;
}

/** Takes a comma-joined list of flags apart. `-` and an empty string are no flags. */
export function explainFlags(flags: string): FlagMeaning[] {
  return flags
    .split(',')
    .map((flag) => flag.trim())
    .filter((flag) => flag !== '' && flag !== '-')
    .map((flag) => ({ flag, meaning: meanings[flag] ?? '' }));
}
