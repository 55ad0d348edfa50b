import { type DataFrame, type Field, FieldType } from '@grafana/data';

import { type Values } from '../../mesh/Graph';
import { type Measure } from '../../mesh/measures';
import { type MeshQuery } from '../../mesh/MeshQuery';
import { t } from '../../mesh/t';
import { type Ends } from '../links/endsOf';
import { narrowTo } from '../links/narrowTo';

/** One line of the details over the dashboard's range. */
export interface Trend {
  readonly name: string;
  /** The measure whose unit its numbers have. */
  readonly measure: Measure;
  readonly times: readonly number[];
  /** NaN where nothing is known. */
  readonly values: readonly number[];
}

/** A percentile as both sides saw it, in milliseconds. */
export interface Percentile {
  readonly statistic: string;
  readonly source: number | undefined;
  readonly destination: number | undefined;
}

export interface Signals {
  readonly trends: readonly Trend[];
  readonly percentiles: readonly Percentile[];
  /** Who spoke to whom over TLS: `source → destination`. */
  readonly principals: readonly string[];
}

const statistics = ['p50', 'p95', 'p99'];
interface Line {
  readonly refId: string;
  readonly name: () => string;
  readonly measure: Measure;
  readonly query: Partial<MeshQuery>;
  /** Set where it is asked of those alone that have such traffic, by one of these measures. */
  readonly where?: readonly Measure[];
  /** What its metrics do not know: where the graph's query asks for it, the line would speak of other traffic. */
  readonly unknown?: ReadonlyArray<keyof MeshQuery>;
}

const ofConnections = {
  where: ['tcpConnectionRate', 'tcpConnectionRateIn'],
  unknown: ['responseCode', 'grpcStatus'],
} satisfies Partial<Line>;
const ofMessages = {
  where: ['requestMessageRate', 'responseMessageRate', 'messageRateIn'],
  unknown: ['responseCode', 'grpcStatus', 'protocol', 'responseFlags', 'security'],
} satisfies Partial<Line>;

const lines: readonly Line[] = [
  { refId: 'rate', name: () => t('view.signals.rate', 'Request rate'), measure: 'requestRate', query: { signal: 'requestRate' } },
  { refId: 'errors', name: () => t('view.signals.errors', 'Errors'), measure: 'errorRatio', query: { signal: 'errorRatio' } },
  { refId: 'latency', name: () => t('view.signals.latency-p95', 'Latency p95'), measure: 'latencyMs', query: { signal: 'duration', statistics: ['p95'] } },
  { refId: 'connections', name: () => t('view.signals.connections', 'Connections'), measure: 'tcpConnectionRate', query: { signal: 'tcpOpenedRate' }, ...ofConnections },
  {
    refId: 'failures',
    name: () => t('view.signals.failures', 'Failed connections'),
    measure: 'tcpFailureRatio',
    query: { signal: 'tcpFailureRatio' },
    unknown: ofConnections.unknown,
    where: ['tcpFailureRatio', 'tcpFailureRatioIn'],
  },
  { refId: 'sent', name: () => t('view.signals.sent', 'Request messages'), measure: 'requestMessageRate', query: { signal: 'requestMessageRate' }, ...ofMessages },
  { refId: 'received', name: () => t('view.signals.received', 'Response messages'), measure: 'responseMessageRate', query: { signal: 'responseMessageRate' }, ...ofMessages },
];

/** What the graph says of what is opened: its own query, and the numbers that tell which traffic there is. */
export interface Opened {
  readonly query?: Partial<MeshQuery>;
  readonly values?: Values;
}

/** What is asked of the data source when something is opened, of those calls alone that the graph's query asked for. */
export function signalQueries(uid: string, ends: Ends, { query, values = {} }: Opened = {}): MeshQuery[] {
  const datasource = { type: 'alidade-istio-datasource', uid };
  const common = { datasource, queryType: 'metric' as const, groupBy: [], ...narrowTo(ends, query) };
  // The numbers of the graph are of its window; lines over the range have one that fits their points.
  const once = { instant: true, ...(query?.window && { window: query.window }) };
  const percentiles = { ...common, ...once, signal: 'duration', statistics };
  return [
    ...linesOf(values, query).map((line) => {
      // An error is one of a request: other metrics have none.
      const { errors, ...narrowed } = common;
      return { ...(line.unknown ? narrowed : common), ...line.query, refId: line.refId };
    }),
    { ...percentiles, refId: 'source', reporter: 'source' },
    { ...percentiles, refId: 'destination', reporter: 'destination' },
    {
      ...common,
      ...once,
      refId: 'principals',
      signal: values.tcpConnectionRate !== undefined && values.requestRate === undefined ? 'tcpOpenedRate' : 'requestRate',
      reporter: 'destination',
      groupBy: ['source.principal', 'destination.principal'],
    },
  ];
}

function linesOf(values: Values, query: Partial<MeshQuery> = {}): Line[] {
  const asks = (field: keyof MeshQuery) => Object.keys(query[field] ?? {}).length > 0;
  return lines.filter(
    ({ where, unknown = [] }) => !where || (where.some((measure) => values[measure] !== undefined) && !unknown.some(asks))
  );
}

/** Reads the answer; what failed or is not known is simply not there. */
export function readSignals(frames: readonly DataFrame[]): Signals {
  const numbersOf = (refId: string) =>
    frames.filter((frame) => frame.refId === refId).flatMap(({ fields }) => fields.filter(({ type }) => type === FieldType.number));
  const trends = lines.flatMap(({ refId, name, measure }): Trend[] => {
    const frame = frames.find((other) => other.refId === refId && other.length > 1);
    const times: Field<number> | undefined = frame?.fields.find(({ type }) => type === FieldType.time);
    const values: Field<number | null> | undefined = frame?.fields.find(({ type }) => type === FieldType.number);
    return times && values ? [{ name: name(), measure, times: times.values, values: values.values.map((value) => value ?? NaN) }] : [];
  });
  const seen = (refId: string, statistic: string) => {
    const value: unknown = numbersOf(refId).find(({ labels }) => labels?.statistic === statistic)?.values.at(-1);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
  const percentiles = statistics
    .map((statistic) => ({ statistic, source: seen('source', statistic), destination: seen('destination', statistic) }))
    .filter(({ source, destination }) => source !== undefined || destination !== undefined);
  const principals = numbersOf('principals').flatMap(({ labels }) => {
    const [from, to] = [labels?.source_principal, labels?.destination_principal];
    return from && to && from !== 'unknown' && to !== 'unknown' ? [`${from} → ${to}`] : [];
  });
  return { trends, percentiles, principals: [...new Set(principals)] };
}
