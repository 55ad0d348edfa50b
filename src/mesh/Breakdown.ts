import { type MeshQuery } from './MeshQuery';
import { type TelemetryLinks } from './TelemetryLinks';

/**
 * The parts of a mean, in the order in which a request passes them. `callerProxy` and `network` are
 * the caller side where the two are told apart; `notSplit` is what remains.
 */
export const breakdownParts = [
  'callerSide',
  'callerProxy',
  'network',
  'receivingProxy',
  'application',
  'notSplit',
] as const;
export type BreakdownPart = (typeof breakdownParts)[number];

/** Milliseconds by part; one that is not known is absent. A part can be negative. */
export type PartValues = Readonly<Partial<Record<BreakdownPart, number>>>;

/** A percentile as one side estimates it, with the bounds of its bucket where these are known. */
export interface Estimate {
  readonly ms: number;
  readonly fromMs?: number;
  /** Absent for the last bucket, which has no end. */
  readonly toMs?: number;
}

/** A percentile of both sides and of the application; they are never subtracted. */
export interface BreakdownPercentile {
  /** Such as p95. */
  readonly statistic: string;
  readonly source?: Estimate;
  readonly destination?: Estimate;
  readonly application?: Estimate;
}

/** What is measured of a row at one time. */
export interface Measured {
  /** Requests per second. */
  readonly requestRate?: number;
  /** Means in milliseconds, as the caller's proxy, the receiving one and the application tell them. */
  readonly sourceMeanMs?: number;
  readonly destinationMeanMs?: number;
  readonly applicationMeanMs?: number;
  readonly parts: PartValues;
}

/** A row at one time of a range. */
export interface BreakdownPoint extends Measured {
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** What the same row was that long ago as the query compares with. */
export interface EarlierBreakdown extends Measured {
  /** `removed` is what is no longer called: it has no other numbers. */
  readonly change: 'added' | 'removed' | 'same';
  readonly percentiles: readonly BreakdownPercentile[];
}

/** Where a row comes from, so that more can be asked about it. */
export interface AskedLatency {
  /** The query as the data source understood it. */
  readonly query?: Partial<MeshQuery>;
  readonly datasourceUid?: string;
  /** How much of the past the means are of, such as 15m. */
  readonly window?: string;
  /** How long ago that is with which is compared, such as 1d. */
  readonly compareTo?: string;
  /** Where the traces and logs of these calls are. */
  readonly links: TelemetryLinks;
}

/** Where the time of a group of calls goes, most often of a pair. */
export interface BreakdownRow extends Measured {
  readonly id: string;
  /** The group's labels, in the query's order. */
  readonly labels: Readonly<Record<string, string>>;
  /** Those whose numbers these are: source, destination, waypoint. */
  readonly reporters: readonly string[];
  readonly percentiles: readonly BreakdownPercentile[];
  /** What the receiving side counted over what the caller did. */
  readonly attemptsPerRequest?: number;
  /** The largest part; `unknown` where the mesh does not tell. */
  readonly dominant: BreakdownPart | 'unknown';
  readonly confidence: 'high' | 'low';
  /** Sentences, the gravest first. */
  readonly notes: readonly string[];
  /** Set where it is compared with an earlier time. */
  readonly earlier?: EarlierBreakdown;
  readonly asked: AskedLatency;
  /** Where it stands: which of the latency frames, and which row there; over a range, the last one. */
  readonly place: { readonly frame: number; readonly row: number };
}

/** The latency frames of a panel, read. */
export interface Breakdown {
  readonly rows: readonly BreakdownRow[];
  /** By row, in order of time; only rows of frames over a range have one. */
  readonly history: ReadonlyMap<string, readonly BreakdownPoint[]>;
  /** The percentiles that some row tells, in the query's order. */
  readonly statistics: readonly string[];
  /** How long ago that is with which is compared; absent without comparison. */
  readonly compareTo?: string;
  readonly window?: string;
}

/** The mean that a row's parts add up to, in milliseconds. */
export function totalMs({ sourceMeanMs, destinationMeanMs }: Measured): number | undefined {
  return sourceMeanMs ?? destinationMeanMs;
}

/** The caller side as a whole, in milliseconds. */
export function callerSideMs({ parts }: Measured): number | undefined {
  const { callerSide, callerProxy, network } = parts;
  return callerSide ?? (callerProxy !== undefined && network !== undefined ? callerProxy + network : undefined);
}
