/** One entry of the catalogue of signals. */
export interface Signal {
  name: string;
  /** The group under which an editor lists it. */
  family: string;
  description: string;
  /** One of Grafana's unit ids. */
  unit: string;
  /** What the mesh has to emit. */
  metric: string;
  /** Whether it takes `statistics`. */
  statistics: boolean;
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
