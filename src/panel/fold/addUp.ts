import { messageRate, tcpThroughput } from '../../mesh/flows';
import { type Values } from '../../mesh/Graph';
import { type Measure } from '../../mesh/measures';
import { weightedMean } from '../../mesh/weightedMean';

/** Measures that add up. */
const sums: readonly Measure[] = [
  'requestRate',
  'errorRate',
  'requestThroughput',
  'responseThroughput',
  'tcpSentThroughput',
  'tcpReceivedThroughput',
  'tcpConnectionRate',
  'requestMessageRate',
  'responseMessageRate',
  'circuitOpen',
  'ejectionsActive',
];
/** Measures of a request, or of a share of requests: each counts by its requests. */
const means: readonly Measure[] = [
  'errorRatio',
  'latencyMeanMs',
  'retryRatio',
  'attemptsPerRequest',
  'timeoutRatio',
];
/** Percentiles cannot be added: of several the worst is shown. */
const worst: readonly Measure[] = ['latencyMs'];

/** The numbers of several edges as those of one. What none of them knows stays unknown. */
export function addUp(edges: readonly Values[]): Values {
  const values: Partial<Record<Measure, number>> = {};
  const put = (measure: Measure, value: number | undefined) => {
    if (value !== undefined && Number.isFinite(value)) {
      values[measure] = value;
    }
  };
  for (const measure of sums) {
    put(measure, combine(edges, measure, (sum, value) => sum + value));
  }
  means.forEach((measure) => put(measure, meanOf(edges, measure, [requests, bytes])));
  put('tcpFailureRatio', meanOf(edges, 'tcpFailureRatio', [connections]));
  put('mtlsRatio', mtlsShare(edges));
  for (const measure of worst) {
    put(measure, combine(edges, measure, Math.max));
  }
  return values;
}

/** Undefined where none of them knows it. */
function combine(edges: readonly Values[], measure: Measure, add: (all: number, value: number) => number): number | undefined {
  let all: number | undefined;
  for (const edge of edges) {
    const value = edge[measure];
    if (value !== undefined) {
      all = all === undefined ? value : add(all, value);
    }
  }
  return all;
}

type Weight = (edge: Values) => number;

const requests: Weight = (edge) => edge.requestRate ?? 0;
const messages: Weight = (edge) => messageRate(edge) ?? 0;
const connections: Weight = (edge) => edge.tcpConnectionRate ?? 0;
const bytes: Weight = (edge) => tcpThroughput(edge) ?? 0;

/** Shares that differ by less are the same. */
const rounding = 0.0001;

/**
 * Of requests, of messages where no requests are known, of connections where TCP alone is. These have no
 * common weight: where they differ, none is told.
 */
function mtlsShare(edges: readonly Values[]): number | undefined {
  const kinds: Array<[of: (edge: Values) => boolean, weights: Weight[]]> = [
    [(edge) => requests(edge) > 0, [requests]],
    [(edge) => requests(edge) === 0 && messages(edge) > 0, [messages]],
    [(edge) => requests(edge) === 0 && messages(edge) === 0, [connections, bytes]],
  ];
  const shares = kinds.flatMap(([of, weights]) => meanOf(edges.filter(of), 'mtlsRatio', weights) ?? []);
  const alike = shares.every((share) => Math.abs(share - (shares[0] ?? share)) < rounding);
  return alike ? shares[0] : undefined;
}

function meanOf(edges: readonly Values[], measure: Measure, weights: readonly Weight[]): number | undefined {
  return weightedMean(edges, (edge) => edge[measure], weights);
}
