import { type DataQuery } from '@grafana/schema';

import { type DestinationPeer, type MeshQuery } from '../mesh/MeshQuery';

import { interpolateFilter } from './interpolateFilter';
import { expandAll, interpolateMatch } from './interpolateMatch';
import { type Variables } from './Variables';

type Field = Exclude<keyof MeshQuery, Exclude<keyof DataQuery, 'queryType'>>;
type Rule<F extends Field> = (value: NonNullable<MeshQuery[F]>, variables: Variables) => MeshQuery[F] | undefined;
type Rules = { [F in Field]: Rule<F> };

/** How each field of a query takes variables: a field without a rule does not compile. */
const rules: Rules = {
  schemaVersion: asItIs,
  queryType: text,
  source: peer,
  destination: peer,
  either: peer,
  reporter: text,
  protocol: interpolateMatch,
  responseCode: interpolateMatch,
  responseFlags: list,
  grpcStatus: interpolateMatch,
  security: interpolateMatch,
  filters: (filters, variables) => {
    const kept = filters.map((filter) => interpolateFilter(filter, variables)).filter((filter) => filter !== undefined);
    return kept.length > 0 ? kept : undefined;
  },
  errors: text,
  window: text,
  signal: text,
  groupBy: list,
  statistics: list,
  apdexTargetMs: asItIs,
  instant: asItIs,
  format: text,
  top: asItIs,
  legend: text,
  nodes: text,
  include: list,
  latencyStatistic: text,
  focus: ({ hops, direction, ...rest }, variables) => {
    const at = peer(rest, variables);
    return at && { ...at, ...(hops !== undefined && { hops }), ...(direction && { direction }) };
  },
  compareTo: text,
  minRequestRate: asItIs,
  idle: asItIs,
  application: (application, variables) => ({ ...application, metric: variables.text(application.metric) }),
  label: text,
  event: text,
  threshold: asItIs,
};

/**
 * Replaces dashboard variables in every field of a query. A variable with several values becomes a
 * list; a field whose variable is empty or "All" is dropped, which lets everything through.
 */
export function interpolateQuery(query: MeshQuery, variables: Variables): MeshQuery {
  const result = { ...query };
  for (const field of Object.keys(rules) as Field[]) {
    interpolateField(field, result, variables);
  }
  return result;
}

function interpolateField<F extends Field>(field: F, query: MeshQuery, variables: Variables) {
  const value = query[field];
  if (value === undefined || value === null) {
    return;
  }
  const rule: Rule<F> = rules[field];
  const replaced = rule(value, variables);
  if (replaced === undefined) {
    delete query[field];
  } else {
    query[field] = replaced;
  }
}

function asItIs<T>(value: T): T {
  return value;
}

function text<T extends string>(value: T, variables: Variables): T | undefined {
  return (variables.text(value) as T) || undefined;
}

function list<T extends string>(values: T[], variables: Variables): T[] | undefined {
  // An empty list is a choice: no groups, nothing included.
  return values.length === 0 ? values : (expandAll(values, (value) => variables.values(value)) as T[] | undefined);
}

function peer(value: DestinationPeer, variables: Variables): DestinationPeer | undefined {
  const result: DestinationPeer = {};
  for (const property of Object.keys(value) as Array<keyof DestinationPeer>) {
    const match = value[property];
    const replaced = match === undefined ? undefined : interpolateMatch(match, variables);
    if (replaced !== undefined) {
      result[property] = replaced;
    }
  }
  return Object.keys(result).length > 0 ? result : undefined;
}
