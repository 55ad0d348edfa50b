import { type DataSourceJsonData } from '@grafana/data';

import { type ErrorDefinition, type LabelFilter, type Match } from '../mesh/MeshQuery';

/** A matcher that is added to every selector that the data source sends. */
export type RequiredMatcher = Required<Pick<LabelFilter, 'label' | 'value'>> & { op: '=' | '!=' | '=~' | '!~' };

/** Which workloads play a role: a regular expression (RE2) on the whole name, or a match. */
export type RoleMatcher = string | { workload?: Match };

/**
 * What a data source saves beside Grafana's own HTTP settings. Every field may be missing: the
 * backend fills in what it then assumes, and nothing else does.
 */
export interface MeshDataSourceOptions extends DataSourceJsonData {
  httpMethod?: 'GET' | 'POST';
  /** The scrape interval of the Prometheus behind, as a duration: `15s`. */
  timeInterval?: string;
  errors?: ErrorDefinition;
  /** `mean`, `pNN` or `pNN.N`. */
  latencyStatistic?: string;
  /** Shares of failed requests, above 0 and up to 1, from which a node or an edge counts as degraded or failing. */
  health?: { degraded?: number; failing?: number };
  /** How long one question to Prometheus may take, as a duration. */
  queryTimeout?: string;
  maxConcurrentQueries?: number;
  maxGraphEdges?: number;
  requiredMatchers?: RequiredMatcher[];
  waypoints?: RoleMatcher;
  gateways?: RoleMatcher;
}
