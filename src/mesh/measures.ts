/** A number that a node or an edge can have. */
export type Measure = (typeof measures)[number]['name'];

/**
 * Every measure: the field that carries it in the frames, its unit there, and its name in words.
 * `latencyMs` is of the statistic that the query asked for. `counts` is what a rate counts, where its
 * unit alone does not tell; `like` is the measure whose field says how it is shown where it has none.
 */
export const measures = [
  { name: 'requestRate', unit: 'reqps', label: 'Request rate' },
  { name: 'errorRate', unit: 'reqps', label: 'Error rate' },
  { name: 'errorRatio', unit: 'percentunit', label: 'Errors' },
  { name: 'latencyMs', unit: 'ms', label: 'Latency' },
  { name: 'latencyMeanMs', unit: 'ms', label: 'Mean latency' },
  { name: 'mtlsRatio', unit: 'percentunit', label: 'mTLS' },
  { name: 'requestThroughput', unit: 'Bps', label: 'Request throughput' },
  { name: 'responseThroughput', unit: 'Bps', label: 'Response throughput' },
  { name: 'tcpSentThroughput', unit: 'Bps', label: 'TCP sent' },
  { name: 'tcpReceivedThroughput', unit: 'Bps', label: 'TCP received' },
  { name: 'tcpConnectionRate', unit: 'cps', label: 'Connections', counts: 'conn' },
  { name: 'tcpFailureRatio', unit: 'percentunit', label: 'Failed connections' },
  { name: 'requestMessageRate', unit: 'cps', label: 'Request messages', counts: 'msg' },
  { name: 'responseMessageRate', unit: 'cps', label: 'Response messages', counts: 'msg' },
  { name: 'retryRatio', unit: 'percentunit', label: 'Retries' },
  { name: 'attemptsPerRequest', unit: 'none', label: 'Attempts per request' },
  { name: 'timeoutRatio', unit: 'percentunit', label: 'Timeouts' },
  { name: 'circuitOpen', unit: 'none', label: 'Circuit breakers open' },
  { name: 'ejectionsActive', unit: 'none', label: 'Ejected endpoints' },
  { name: 'requestRateIn', unit: 'reqps', label: 'Inbound request rate' },
  { name: 'requestRateOut', unit: 'reqps', label: 'Outbound request rate' },
  { name: 'errorRatioIn', unit: 'percentunit', label: 'Inbound errors' },
  { name: 'errorRatioOut', unit: 'percentunit', label: 'Outbound errors' },
  { name: 'tcpThroughputIn', unit: 'Bps', label: 'Inbound TCP throughput' },
  { name: 'tcpConnectionRateIn', unit: 'cps', label: 'Inbound connections', counts: 'conn', like: 'tcpConnectionRate' },
  { name: 'tcpFailureRatioIn', unit: 'percentunit', label: 'Inbound failed connections', like: 'tcpFailureRatio' },
  { name: 'messageRateIn', unit: 'cps', label: 'Inbound messages', counts: 'msg', like: 'responseMessageRate' },
] as const;
