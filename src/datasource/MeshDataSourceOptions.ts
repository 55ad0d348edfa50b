import { type DataSourceJsonData } from '@grafana/data';

import { type ApplicationMetric, type ErrorDefinition, type LabelFilter, type Match } from '../mesh/MeshQuery';

/** A matcher on a label of the mesh's metrics. */
export type LabelMatcher = Required<Pick<LabelFilter, 'label' | 'value'>> & { op: '=' | '!=' | '=~' | '!~' };

/** Which workloads play a role: a regular expression (RE2) on the whole name, or a match. */
export type RoleMatcher = string | { workload?: Match };

/**
 * Which gRPC statuses are errors under `5xx`: those that are the server's fault, any but 0, or a list of
 * their numbers.
 */
export type GrpcErrors = 'server' | 'any' | string[];

/** Recording rules that stand in for the mesh's own metrics: `<prefix><metric><suffix>`. */
export interface Recorded {
  prefix?: string;
  suffix?: string;
  /** What the rules record: sums of counters, or sums of rates. */
  kind?: 'counters' | 'rates';
  /** The look-back of the rules' rate(…), as a duration; for rates only. */
  window?: string;
}

/** Another data source, and what it is asked about a pair: labels stand in double braces. */
export interface Link {
  uid: string;
  /** In that data source's language; without it, it is opened without a query. */
  query?: string;
}

/** Where the traces and the logs of a pair are found. */
export interface Links {
  traces?: Link;
  logs?: Link;
}

/**
 * What a data source saves beside Grafana's own HTTP settings. Every field may be missing: the
 * backend fills in what it then assumes, and nothing else does.
 */
export interface MeshDataSourceOptions extends DataSourceJsonData {
  httpMethod?: 'GET' | 'POST';
  /** The scrape interval of the Prometheus behind, as a duration: `15s`. */
  timeInterval?: string;
  /** Asks for native histograms beside classic ones. */
  nativeHistograms?: boolean;
  /** What the server wants to be told with every question: `dedup=true&partial_response=false`. */
  customQueryParameters?: string;
  /** Whether dashboards draw a graph before its latency is known; so they do unless this says no. */
  twoSteps?: boolean;
  recorded?: Recorded;
  errors?: ErrorDefinition;
  grpcErrors?: GrpcErrors;
  /** `mean`, `pNN` or `pNN.N`. */
  latencyStatistic?: string;
  /** Shares of failed requests, above 0 and up to 1, from which a node or an edge counts as degraded or failing. */
  health?: { degraded?: number; failing?: number };
  /** How long one question to Prometheus may take, as a duration. */
  queryTimeout?: string;
  maxConcurrentQueries?: number;
  maxGraphEdges?: number;
  /** Hosts outside the mesh that a graph tells apart; the least busy beyond these are one node. */
  maxExternalHosts?: number;
  requiredMatchers?: LabelMatcher[];
  waypoints?: RoleMatcher;
  gateways?: RoleMatcher;
  /** The histograms by which applications measure themselves, tried in order; none in an empty list. */
  application?: ApplicationMetric | ApplicationMetric[];
  /** The labels that tell the workload of Envoy's own statistics. */
  envoy?: Pick<ApplicationMetric, 'namespaceLabel' | 'workloadLabel'>;
  links?: Links;
  /** The series that ztunnel reports. */
  ztunnel?: LabelMatcher[];
  /** The namespaces where mutual TLS is STRICT. Only one of this and the next is set. */
  strictNamespaces?: string[];
  /** A metric with a label `namespace` that is 1 where mutual TLS is STRICT. */
  strictMetric?: string;
}
