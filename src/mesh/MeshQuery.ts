import { type DataQuery } from '@grafana/schema';

export type QueryType = 'metric' | 'graph' | 'latency' | 'values' | 'events';
export type Reporter = 'auto' | 'source' | 'destination' | 'waypoint';
export type NodeKind = 'workload' | 'service' | 'app' | 'version' | 'namespace' | 'cluster';
export type Include = 'latency' | 'security' | 'tcp' | 'throughput' | 'resilience' | 'waypoints';
export type ErrorDefinition = '5xx' | '4xx5xx' | 'non2xx';
export type MatchOperator = '=' | '!=' | '=~' | '!~' | 'absent';

/**
 * What a label has to be. A string is equality, a list is any of its members, an object chooses the
 * operator; values of `=` and `!=` are data, of `=~` and `!~` RE2. Empty matches everything.
 */
export type Match = string | string[] | { op: MatchOperator; value?: string | string[] };

/** One end of a call. */
export interface Peer {
  cluster?: Match;
  namespace?: Match;
  workload?: Match;
  service?: Match;
  app?: Match;
  version?: Match;
  revision?: Match;
  principal?: Match;
}

export interface DestinationPeer extends Peer {
  /** The service's full host name, as the caller asked for it. */
  host?: Match;
  /** The namespace of the workload that answered; empty for a call that never arrived. */
  workloadNamespace?: Match;
}

export interface LabelFilter {
  label: string;
  op: '=' | '!=' | '=~' | '!~' | '=|' | '!=|';
  value?: string;
  values?: string[];
}

/** The histogram by which applications measure themselves, and the labels that say whose a series is. */
export interface ApplicationMetric {
  metric: string;
  /** The metric's name tells it where it ends with `_seconds`, `_milliseconds` or `_ms`. */
  unit?: 's' | 'ms';
  namespaceLabel?: string;
  /** From a label `pod`, the workload's name is taken. */
  workloadLabel?: string;
}

/** Schema version 1 of what a panel, a rule or a script saves. Defaults are the backend's alone. */
export interface MeshQuery extends DataQuery {
  schemaVersion?: 1;
  queryType?: QueryType;
  source?: Peer;
  destination?: DestinationPeer;
  /** One end or the other matches. */
  either?: Peer;
  reporter?: Reporter;
  protocol?: Match;
  responseCode?: Match;
  /** Any of these, as members of the comma-joined list; `-` is "none". */
  responseFlags?: string[];
  grpcStatus?: Match;
  security?: Match;
  filters?: LabelFilter[];
  errors?: ErrorDefinition;
  /** A duration, or one of $__rate_interval, $__interval, $__range. */
  window?: string;

  // metric; groupBy, statistics, instant and top are latency's too
  signal?: string;
  groupBy?: string[];
  /** `mean` or `pNN`, `pNN.N`. */
  statistics?: string[];
  apdexTargetMs?: number;
  instant?: boolean;
  format?: 'timeSeries' | 'table';
  /** Keep the N largest by mean over the range; 0 keeps all. */
  top?: number;
  legend?: string;

  // graph
  nodes?: NodeKind;
  include?: Include[];
  latencyStatistic?: string;
  focus?: Peer & { hops?: number; direction?: 'upstream' | 'downstream' | 'both' };
  /** The same window that long ago, as a duration; latency and metric queries take it too. */
  compareTo?: string;
  minRequestRate?: number;
  idle?: boolean;

  // latency, and metric queries whose signal is of that family
  application?: ApplicationMetric;

  // values
  label?: string;

  // events
  event?: 'newVersion' | 'newEdge' | 'goneEdge' | 'errorRatio';
  threshold?: number;
}
