import { type SelectableValue } from '@grafana/data';

import { type Include, type MatchOperator, type MeshQuery, type NodeKind, type QueryType, type Reporter } from '../../mesh/MeshQuery';
import { explainFlags } from '../../mesh/responseFlags';

/** What each field of a query can be chosen from, in the form and in completion. */
export type Choices<T> = Array<SelectableValue<T>>;

export const queryTypes: Record<QueryType, SelectableValue<QueryType>> = {
  metric: { label: 'Metric', value: 'metric', description: 'Series and single values, for panels and alert rules' },
  graph: { label: 'Graph', value: 'graph', description: 'Who calls whom, for the mesh graph panel' },
  latency: { label: 'Latency', value: 'latency', description: 'Where the time of a call goes' },
  values: { label: 'Values', value: 'values', description: 'What a label can be, for variables' },
  events: { label: 'Events', value: 'events', description: 'What happened in the mesh, for annotations' },
};

export const reporters: Choices<Reporter> = [
  { label: 'Auto', value: 'auto', description: 'Each request once, whoever reported it' },
  { label: 'Source', value: 'source', description: 'As the caller’s proxy saw it' },
  { label: 'Destination', value: 'destination', description: 'As the receiving proxy saw it' },
  { label: 'Waypoint', value: 'waypoint', description: 'As an ambient waypoint saw it' },
];

/** The flags that Envoy writes most often come first. */
const flagNames =
  'UH,UF,UO,NR,URX,UT,UR,UC,DC,NC,DT,LH,LR,DI,FI,RL,UAEX,RLSE,IH,SI,DPE,UPE,UMSDR,OM,DF,DO,RFCF,NFCF';

export const flags = (): Choices<string> => [
  { label: '-', value: '-', description: 'None: nothing went wrong in the proxy' },
  ...explainFlags(flagNames).map(({ flag, meaning }) => ({ label: flag, value: flag, description: meaning })),
];

/** The statistics that are offered; other percentiles can be typed. */
export const statistics: Choices<string> = ['mean', 'p50', 'p90', 'p95', 'p99', 'p99.9'].map((value) => ({ label: value, value }));

export const nodeKinds: Choices<NodeKind> = [
  { label: 'Workload', value: 'workload', description: 'Deployments and the like' },
  { label: 'Service', value: 'service', description: 'Services by their canonical names' },
  { label: 'App', value: 'app', description: 'The label app' },
  { label: 'Version', value: 'version', description: 'Each version of an app' },
  { label: 'Namespace', value: 'namespace', description: 'Whole namespaces' },
  { label: 'Cluster', value: 'cluster', description: 'Whole clusters' },
];

export const includes: Choices<Include> = [
  { label: 'latency', value: 'latency', description: 'How long requests took' },
  { label: 'security', value: 'security', description: 'The share of traffic in mutual TLS' },
  { label: 'tcp', value: 'tcp', description: 'TCP connections and bytes' },
  { label: 'throughput', value: 'throughput', description: 'Bytes of requests and responses' },
  { label: 'waypoints', value: 'waypoints', description: 'Waypoint proxies as nodes of their own' },
  { label: 'resilience', value: 'resilience', description: 'Not available in this version', isDisabled: true },
];

export const directions: Choices<NonNullable<NonNullable<MeshQuery['focus']>['direction']>> = [
  { label: 'Upstream', value: 'upstream', description: 'Those who call it' },
  { label: 'Downstream', value: 'downstream', description: 'Those it calls' },
  { label: 'Both', value: 'both' },
];

export const windows: Choices<string> = [
  { label: '$__rate_interval', value: '$__rate_interval', description: 'Four scrapes at least: for time series' },
  { label: '$__interval', value: '$__interval', description: 'The step between two points' },
  { label: '$__range', value: '$__range', description: 'The whole time range: for one value' },
  ...['1m', '5m', '15m', '1h'].map((value) => ({ label: value, value })),
];

export const offsets: Choices<string> = [
  { label: '1h', value: '1h', description: 'An hour before' },
  { label: '1d', value: '1d', description: 'A day before: the same time of the day' },
  { label: '1w', value: '1w', description: 'A week before: the same day of the week' },
];

export const formats: Choices<NonNullable<MeshQuery['format']>> = [
  { label: 'Time series', value: 'timeSeries' },
  { label: 'Table', value: 'table' },
];

export const events: Choices<NonNullable<MeshQuery['event']>> = [
  { label: 'New version', value: 'newVersion', description: 'A version of a workload answers for the first time' },
  { label: 'New edge', value: 'newEdge', description: 'A caller calls a service for the first time' },
  { label: 'Gone edge', value: 'goneEdge', description: 'A caller no longer calls a service' },
  { label: 'Error ratio', value: 'errorRatio', description: 'The share of errors of a pair crosses a threshold' },
];

export const matchOperators: Choices<MatchOperator> = [
  { label: '=', value: '=', description: 'is one of' },
  { label: '!=', value: '!=', description: 'is none of' },
  { label: '=~', value: '=~', description: 'matches one of these regular expressions (RE2)' },
  { label: '!~', value: '!~', description: 'matches none of these regular expressions (RE2)' },
  { label: 'absent', value: 'absent', description: 'is missing or empty' },
];
