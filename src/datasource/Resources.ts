import { type Recorded } from './MeshDataSourceOptions';

/** One entry of the catalogue of signals. */
export interface Signal {
  name: string;
  /** The group under which an editor lists it. */
  family: string;
  description: string;
  /** One of Grafana's unit ids. */
  unit: string;
  /** The metrics that have to be there. */
  needs: string[] | null;
  /** Whether it takes `statistics`. */
  statistics: boolean;
  /** What of the request it can be grouped by, beside what both ends are. */
  groups: string[] | null;
  /** Fields of the query that it cannot do without. */
  requires?: string[];
  /** How to get what it needs, where that is missing. */
  collect: string;
}

/** What a server holds of the mesh's telemetry, as far as the browser asks. */
export interface Capabilities {
  /** Null where there are no recording rules. */
  recorded: RecordedSeries | null;
}

/** Recording rules that the settings name, or others of the shipped naming. */
export interface RecordedSeries {
  /** What names them in the settings. */
  setting: Recorded;
  inUse: boolean;
  /** Whether rules that are not in use are complete enough and fresh. */
  usable: boolean;
  metrics: string[];
  /** Metrics that exist and are not recorded. */
  missing: string[];
  /** Labels of the metrics that recorded series lack, but for those that tell pods apart. */
  missingLabels: string[];
  /** How old the newest sample is; null where there is none. */
  ageSeconds: number | null;
}

/** One question to Prometheus that a query compiles to. */
export interface Expression {
  name: string;
  /** PromQL. */
  expr: string;
  /** Asked once, at the end of the range, instead of at every step. */
  instant: boolean;
}

/** The time that a preview or a look-up of values speaks of, in milliseconds since 1970 and milliseconds. */
export interface ResourceRange {
  from: number;
  to: number;
  intervalMs: number;
}
