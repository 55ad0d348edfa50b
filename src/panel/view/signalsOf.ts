import { type DataFrame, type Field, FieldType } from '@grafana/data';

import { type Measure } from '../../mesh/measures';
import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Ends } from './endsOf';
import { narrowTo } from './narrowTo';

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
const lines: ReadonlyArray<{ refId: string; name: string; measure: Measure; query: Partial<MeshQuery> }> = [
  { refId: 'rate', name: 'Request rate', measure: 'requestRate', query: { signal: 'requestRate' } },
  { refId: 'errors', name: 'Errors', measure: 'errorRatio', query: { signal: 'errorRatio' } },
  { refId: 'latency', name: 'Latency p95', measure: 'latencyMs', query: { signal: 'duration', statistics: ['p95'] } },
];

/** What is asked of the data source when something is opened, of those calls alone that the graph's query asked for. */
export function signalQueries(uid: string, ends: Ends, query?: Partial<MeshQuery>): MeshQuery[] {
  const datasource = { type: 'alidade-istio-datasource', uid };
  const common = { datasource, queryType: 'metric' as const, groupBy: [], ...narrowTo(ends, query) };
  // The numbers of the graph are of its window; lines over the range have one that fits their points.
  const once = { instant: true, ...(query?.window && { window: query.window }) };
  const percentiles = { ...common, ...once, signal: 'duration', statistics };
  return [
    ...lines.map(({ refId, query }) => ({ ...common, ...query, refId })),
    { ...percentiles, refId: 'source', reporter: 'source' },
    { ...percentiles, refId: 'destination', reporter: 'destination' },
    {
      ...common,
      ...once,
      refId: 'principals',
      signal: 'requestRate',
      reporter: 'destination',
      groupBy: ['source.principal', 'destination.principal'],
    },
  ];
}

/** Reads the answer; what failed or is not known is simply not there. */
export function readSignals(frames: readonly DataFrame[]): Signals {
  const numbersOf = (refId: string) =>
    frames.filter((frame) => frame.refId === refId).flatMap(({ fields }) => fields.filter(({ type }) => type === FieldType.number));
  const trends = lines.flatMap(({ refId, name, measure }): Trend[] => {
    const frame = frames.find((other) => other.refId === refId && other.length > 1);
    const times: Field<number> | undefined = frame?.fields.find(({ type }) => type === FieldType.time);
    const values: Field<number | null> | undefined = frame?.fields.find(({ type }) => type === FieldType.number);
    return times && values ? [{ name, measure, times: times.values, values: values.values.map((value) => value ?? NaN) }] : [];
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
