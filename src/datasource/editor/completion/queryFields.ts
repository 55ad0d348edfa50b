import { type SelectableValue } from '@grafana/data';

import { type QueryType } from '../../../mesh/MeshQuery';
import { applicationMetrics, applicationUnits } from '../../applicationMetrics';
import { errorDefinitions } from '../../errorDefinitions';
import { directions, events, flags, formats, includes, matchOperators, nodeKinds, offsets, queryTypes, reporters, statistics, windows } from '../choices';

/** A field of the query as JSON: what it is, what it begins as, and what it can be. */
export interface QueryField {
  about: string;
  /** The value that is written with the name, into which the cursor comes: `""`, `[]`, `{}`, or a value. */
  start: string;
  /** The types of query that take it; all where it is not said. */
  of?: QueryType[];
  values?: ReadonlyArray<SelectableValue<string>>;
}

const text = '""';
const list = '[]';
const object = '{}';
const yesOrNo: Array<SelectableValue<string>> = [{ value: 'true' }, { value: 'false' }];

/** The fields of a query by their paths; `[]` stands for any member of a list. */
export const queryFields: Readonly<Record<string, QueryField>> = {
  queryType: { about: 'What is asked; metric where it is not said', start: text, values: Object.values(queryTypes) },
  signal: { about: 'What is measured', start: text, of: ['metric'] },
  source: { about: 'What callers have to be', start: object },
  destination: { about: 'What is called has to be this', start: object },
  either: { about: 'One end or the other has to be this', start: object },
  groupBy: { about: 'By what results are told apart', start: list, of: ['metric', 'latency'] },
  statistics: { about: 'The mean, or percentiles', start: list, of: ['metric', 'latency'] },
  'statistics[]': { about: '', start: text, values: statistics },
  window: { about: 'How far back each rate looks', start: text, values: windows },
  reporter: { about: 'Whose telemetry counts', start: text, values: reporters },
  responseCode: { about: 'The HTTP status; 0 is no response at all', start: text },
  responseFlags: { about: 'Any of these flags of Envoy', start: list },
  'responseFlags[]': {
    about: '',
    start: text,
    get values() {
      return flags();
    },
  },
  grpcStatus: { about: 'The gRPC status; 0 is OK', start: text },
  protocol: { about: 'http, grpc or tcp', start: text },
  security: { about: 'mutual_tls, none or unknown', start: text },
  filters: { about: 'Conditions on labels by their own names', start: list },
  errors: { about: 'What an error is', start: text, values: errorDefinitions },
  apdexTargetMs: { about: 'The duration that satisfies, in milliseconds', start: '250', of: ['metric'] },
  instant: { about: 'One value at the end of the range', start: 'true', of: ['metric', 'latency'], values: yesOrNo },
  format: { about: 'Series, or one table', start: text, of: ['metric'], values: formats },
  top: { about: 'Keeps this many of the largest', start: '10', of: ['metric', 'latency'] },
  legend: { about: 'The name of a series, with labels in double braces', start: text, of: ['metric'] },
  compareTo: { about: 'The same window that long ago', start: text, of: ['metric', 'graph', 'latency'], values: offsets },
  idle: { about: 'Keeps what carries nothing', start: 'true', of: ['metric', 'graph'], values: yesOrNo },
  nodes: { about: 'What one node stands for', start: text, of: ['metric', 'graph'], values: nodeKinds },
  include: { about: 'What is asked beside rates and errors', start: list, of: ['graph'] },
  'include[]': { about: '', start: text, values: includes.filter(({ isDisabled }) => !isDisabled) },
  latencyStatistic: { about: 'Which latency edges carry', start: text, of: ['graph'], values: statistics },
  focus: { about: 'Keeps these nodes and their neighbours', start: object, of: ['graph'] },
  'focus.hops': { about: 'How many calls away a node may be', start: '1' },
  'focus.direction': { about: 'Callers, called ones, or both', start: text, values: directions },
  minRequestRate: { about: 'Leaves out edges below, in requests a second', start: '1', of: ['graph'] },
  application: { about: 'The histogram by which applications measure themselves', start: object, of: ['metric', 'latency'] },
  'application.metric': { about: 'The histogram’s name', start: text, values: applicationMetrics.map((value) => ({ value })) },
  'application.unit': { about: 'Of its buckets and sum', start: text, values: applicationUnits },
  'application.namespaceLabel': { about: 'The label of the namespace', start: text },
  'application.workloadLabel': { about: 'The label of the workload, or pod', start: text },
  label: { about: 'The label whose values are wanted', start: text, of: ['values'] },
  event: { about: 'What is looked for', start: text, of: ['events'], values: events },
  threshold: { about: 'The share of errors from which a pair is told of', start: '0.05', of: ['events'] },
  schemaVersion: { about: 'The version of this form', start: '1', values: [{ value: '1' }] },
  'filters[].label': { about: 'The label’s own name', start: text },
  'filters[].op': { about: 'How it is compared', start: text, values: matchOperators.filter(({ value }) => value !== 'absent') },
  'filters[].value': { about: 'What it is compared with', start: text },
  'filters[].values': { about: 'Several of them, with =| or !=|', start: list },
  ...ofEnds(),
};

/** What either end has, and the operator and value that a match may be written with. */
function ofEnds(): Record<string, QueryField> {
  const properties = ['namespace', 'workload', 'service', 'version', 'app', 'cluster', 'revision', 'principal'];
  const ofDestination = [...properties, 'host', 'workloadNamespace'];
  const matches = [
    ...['source', 'either', 'focus'].flatMap((end) => properties.map((property) => `${end}.${property}`)),
    ...ofDestination.map((property) => `destination.${property}`),
  ];
  const fields = Object.fromEntries(matches.map((path) => [path, { about: 'A text, a list, or {op, value}', start: text }]));
  const parts = [...matches, 'responseCode', 'grpcStatus', 'protocol', 'security'].flatMap((path) => [
    [`${path}.op`, { about: 'How it is compared', start: text, values: matchOperators }],
    [`${path}.value`, { about: 'A text or a list', start: text }],
  ]);
  return { ...fields, ...Object.fromEntries(parts) };
}
