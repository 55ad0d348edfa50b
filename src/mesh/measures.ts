import { t } from './t';

/** A number that a node or an edge can have. */
export type Measure = (typeof measures)[number]['name'];

/** What a rate of connections counts. */
export const connectionsCounted = () => t('mesh.units.connections', 'conn');

const messagesCounted = () => t('mesh.units.messages', 'msg');

/**
 * Every measure: the field that carries it in the frames, its unit there, and its name in words.
 * `latencyMs` is of the statistic that the query asked for. `counts` is what a rate counts, where its
 * unit alone does not tell; `like` is the measure whose field says how it is shown where it has none.
 */
export const measures = [
  { name: 'requestRate', unit: 'reqps', label: () => t('mesh.measures.requestRate', 'Request rate') },
  { name: 'errorRate', unit: 'reqps', label: () => t('mesh.measures.errorRate', 'Error rate') },
  { name: 'errorRatio', unit: 'percentunit', label: () => t('mesh.measures.errorRatio', 'Errors') },
  { name: 'latencyMs', unit: 'ms', label: () => t('mesh.measures.latencyMs', 'Latency') },
  { name: 'latencyMeanMs', unit: 'ms', label: () => t('mesh.measures.latencyMeanMs', 'Mean latency') },
  { name: 'mtlsRatio', unit: 'percentunit', label: () => t('mesh.measures.mtlsRatio', 'mTLS') },
  { name: 'requestThroughput', unit: 'Bps', label: () => t('mesh.measures.requestThroughput', 'Request throughput') },
  { name: 'responseThroughput', unit: 'Bps', label: () => t('mesh.measures.responseThroughput', 'Response throughput') },
  { name: 'tcpSentThroughput', unit: 'Bps', label: () => t('mesh.measures.tcpSentThroughput', 'TCP sent') },
  { name: 'tcpReceivedThroughput', unit: 'Bps', label: () => t('mesh.measures.tcpReceivedThroughput', 'TCP received') },
  { name: 'tcpConnectionRate', unit: 'cps', label: () => t('mesh.measures.tcpConnectionRate', 'Connections'), counts: connectionsCounted },
  { name: 'tcpFailureRatio', unit: 'percentunit', label: () => t('mesh.measures.tcpFailureRatio', 'Failed connections') },
  { name: 'requestMessageRate', unit: 'cps', label: () => t('mesh.measures.requestMessageRate', 'Request messages'), counts: messagesCounted },
  { name: 'responseMessageRate', unit: 'cps', label: () => t('mesh.measures.responseMessageRate', 'Response messages'), counts: messagesCounted },
  { name: 'retryRatio', unit: 'percentunit', label: () => t('mesh.measures.retryRatio', 'Retries') },
  { name: 'attemptsPerRequest', unit: 'none', label: () => t('mesh.measures.attemptsPerRequest', 'Attempts per request') },
  { name: 'timeoutRatio', unit: 'percentunit', label: () => t('mesh.measures.timeoutRatio', 'Timeouts') },
  { name: 'circuitOpen', unit: 'none', label: () => t('mesh.measures.circuitOpen', 'Circuit breakers open') },
  { name: 'ejectionsActive', unit: 'none', label: () => t('mesh.measures.ejectionsActive', 'Ejected endpoints') },
  { name: 'requestRateIn', unit: 'reqps', label: () => t('mesh.measures.requestRateIn', 'Inbound request rate') },
  { name: 'requestRateOut', unit: 'reqps', label: () => t('mesh.measures.requestRateOut', 'Outbound request rate') },
  { name: 'errorRatioIn', unit: 'percentunit', label: () => t('mesh.measures.errorRatioIn', 'Inbound errors') },
  { name: 'errorRatioOut', unit: 'percentunit', label: () => t('mesh.measures.errorRatioOut', 'Outbound errors') },
  { name: 'tcpThroughputIn', unit: 'Bps', label: () => t('mesh.measures.tcpThroughputIn', 'Inbound TCP throughput') },
  { name: 'tcpConnectionRateIn', unit: 'cps', label: () => t('mesh.measures.tcpConnectionRateIn', 'Inbound connections'), counts: connectionsCounted, like: 'tcpConnectionRate' },
  { name: 'tcpFailureRatioIn', unit: 'percentunit', label: () => t('mesh.measures.tcpFailureRatioIn', 'Inbound failed connections'), like: 'tcpFailureRatio' },
  { name: 'messageRateIn', unit: 'cps', label: () => t('mesh.measures.messageRateIn', 'Inbound messages'), counts: messagesCounted, like: 'responseMessageRate' },
] as const;
