import { type Values } from '../../mesh/Graph';
import { type Measure } from '../../mesh/measures';

/** Measures that add up. */
const sums: readonly Measure[] = [
  'requestRate',
  'errorRate',
  'requestThroughput',
  'responseThroughput',
  'tcpSentThroughput',
  'tcpReceivedThroughput',
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
    const known = edges.flatMap((edge) => edge[measure] ?? []);
    put(measure, known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : undefined);
  }
  means.forEach((measure) => put(measure, weightedMean(edges, measure)));
  put('mtlsRatio', mtlsShare(edges));
  for (const measure of worst) {
    const known = edges.flatMap((edge) => edge[measure] ?? []);
    put(measure, known.length > 0 ? Math.max(...known) : undefined);
  }
  return values;
}

const requests = (edge: Values) => edge.requestRate ?? 0;
const bytes = (edge: Values) => (edge.tcpSentThroughput ?? 0) + (edge.tcpReceivedThroughput ?? 0);

/** Shares that differ by less are the same. */
const rounding = 0.0001;

/** Of requests, or of bytes where TCP alone is known. The two have no common weight: where they differ, none is told. */
function mtlsShare(edges: readonly Values[]): number | undefined {
  const ofRequests = weightedMean(edges.filter((edge) => requests(edge) > 0), 'mtlsRatio');
  const ofBytes = weightedMean(edges.filter((edge) => requests(edge) === 0), 'mtlsRatio');
  const alike = ofRequests === undefined || ofBytes === undefined || Math.abs(ofRequests - ofBytes) < rounding;
  return alike ? (ofRequests ?? ofBytes) : undefined;
}

/** Weighted by requests; by bytes where no requests are known. */
function weightedMean(edges: readonly Values[], measure: Measure): number | undefined {
  const known = edges.filter((edge) => edge[measure] !== undefined);
  const weights = [requests, bytes, () => 1];
  const weight = weights.find((of) => known.some((edge) => of(edge) > 0));
  if (known.length === 0 || !weight) {
    return undefined;
  }
  const total = known.reduce((sum, edge) => sum + weight(edge), 0);
  return known.reduce((sum, edge) => sum + (edge[measure] ?? 0) * weight(edge), 0) / total;
}
