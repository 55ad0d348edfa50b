import { type DataQuery } from '@grafana/schema';

import { type DestinationPeer, type MeshQuery } from '../mesh/MeshQuery';

import { interpolateFilter } from './interpolateFilter';
import { expandAll, interpolateMatch } from './interpolateMatch';
import { isObject, toStrictForms } from './toStrictForms';
import { type Variables } from './Variables';

type Field = Exclude<keyof MeshQuery, Exclude<keyof DataQuery, 'queryType'>>;
type Rule<F extends Field> = (value: NonNullable<MeshQuery[F]>, variables: Variables) => MeshQuery[F] | undefined;
type Rules = { [F in Field]: Rule<F> };

/** How each field of a query takes variables: a field without a rule does not compile. */
const rules: Rules = {
  schemaVersion: scalar,
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
    if (!Array.isArray(filters)) {
      return filters;
    }
    const kept = filters.map((filter) => interpolateFilter(filter, variables)).filter((filter) => filter !== undefined);
    return kept.length > 0 ? kept : undefined;
  },
  errors: text,
  window: text,
  signal: text,
  groupBy: list,
  statistics: list,
  apdexTargetMs: scalar,
  instant: scalar,
  format: text,
  top: scalar,
  legend: text,
  nodes: text,
  include: list,
  latencyStatistic: text,
  focus: (focus, variables) => {
    if (!isObject(focus)) {
      return focus;
    }
    const { hops, direction, ...rest } = focus;
    const at = peer(rest, variables);
    return (
      at && {
        ...at,
        ...(hops !== undefined && { hops: scalar(hops, variables) }),
        ...(direction && { direction: text(direction, variables) }),
      }
    );
  },
  compareTo: text,
  minRequestRate: scalar,
  idle: scalar,
  application: (application, variables) => {
    if (!isObject(application)) {
      return application;
    }
    const filled = Object.entries(application).map(([name, value]) => [name, text(value, variables)] as const);
    const kept = Object.fromEntries(filled.filter(([, value]) => value !== undefined));
    // Without a metric, nothing is said of it.
    return kept.metric === undefined ? undefined : (kept as unknown as typeof application);
  },
  label: text,
  event: text,
  threshold: scalar,
};

/**
 * Replaces dashboard variables in every field of a query. A variable with several values becomes a
 * list; a field whose variable is empty or "All" is dropped, which lets everything through. What is
 * not as MeshQuery says is left as it is, for the backend to name.
 */
export function interpolateQuery(query: MeshQuery, variables: Variables): MeshQuery {
  const result = toStrictForms(query);
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

/** A number or a switch; a variable in its place becomes a text, which the backend reads as such. */
function scalar<T>(value: T, variables: Variables): T | undefined {
  return typeof value === 'string' ? text(value, variables) : value;
}

function text<T>(value: T, variables: Variables): T | undefined {
  return typeof value === 'string' ? (variables.text(value) as T & string) || undefined : value;
}

function list<T extends string>(values: T[], variables: Variables): T[] | undefined {
  // An empty list is a choice: no groups, nothing included.
  return !isTexts(values) || values.length === 0 ? values : (expandAll(values, (value) => variables.values(value)) as T[] | undefined);
}

function isTexts(values: unknown): boolean {
  return Array.isArray(values) && values.every((value) => typeof value === 'string');
}

function peer(value: DestinationPeer, variables: Variables): DestinationPeer | undefined {
  if (!isObject(value)) {
    return value;
  }
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
