import { type SelectableValue } from '@grafana/data';

import { type MeshQuery } from '../../../mesh/MeshQuery';
import { namedLabels } from '../../labels';
import { type Signal } from '../../Resources';
import { type Span } from '../locateJson';
import { toGroupOptions } from '../toGroupOptions';
import { withoutField } from '../withoutField';

import { type Place, placeAt } from './placeAt';
import { type QueryField, queryFields } from './queryFields';

/** What completion knows beside the form of a query. */
export interface Knowledge {
  signals: readonly Signal[];
  /** The server's labels, by their own names. */
  labels: readonly string[];
  /** Labels that the recorded series lack. */
  missingLabels?: readonly string[];
  /** Values of the label that `wantedValues` names for the same place. */
  values: readonly string[];
  /** The dashboard's variables, as they are written in a query. */
  variables: readonly string[];
}

export interface Completion {
  kind: 'field' | 'value' | 'variable';
  label: string;
  detail: string;
  /** What takes the place of `span`; where `cursor` is given, the cursor stands so many characters into it afterwards. */
  insert: string;
  cursor?: number;
  span: Span;
}

/** What can be written at a place of a query's text: names of fields, values, variables. */
export function completionsAt(text: string, offset: number, knowledge: Knowledge): Completion[] {
  const place = placeAt(text, offset);
  return place.isName ? namesAt(text, place) : valuesAt(place, knowledge);
}

/** The label whose values a place takes, by the name that the backend knows, and the query that narrows them; nothing where it takes none. */
export function wantedValues(text: string, offset: number): { label: string; query: Partial<MeshQuery> } | undefined {
  const { path, isName, query, filter } = placeAt(text, offset);
  const label = isName ? undefined : labelOf(path, filter);
  if (label === undefined) {
    return undefined;
  }
  // What is half written elsewhere does not matter to the values.
  const conditions = Object.fromEntries(Object.entries(query).filter(([field]) => narrowing.includes(field)));
  return { label, query: withoutField(conditions as unknown as MeshQuery, fieldOf(path)) };
}

/** The field that a path is of, without the parts of its match. */
function fieldOf(path: string): string {
  return path.startsWith('filters') ? 'filters' : path.replace(/\[\]$/, '').replace(/\.value$/, '');
}

const narrowing = ['source', 'destination', 'either', 'filters', 'protocol', 'responseCode', 'grpcStatus', 'security'];
const ofRequest = ['responseCode', 'grpcStatus', 'protocol', 'security'];

function labelOf(path: string, filter: Place['filter']): string | undefined {
  if (/^filters\[\]\.values?(\[\])?$/.test(path)) {
    return typeof filter?.label === 'string' ? filter.label : undefined;
  }
  const field = fieldOf(path);
  const name = field.replace(/^(?:either|focus)\./, 'source.');
  return ofRequest.includes(field) || namedLabels.some((label) => label.name === name) ? name : undefined;
}

function namesAt(text: string, { path, names, span, query }: Place): Completion[] {
  const prefix = path === '' ? '' : `${path}.`;
  const type = typeof query.queryType === 'string' ? query.queryType : 'metric';
  const isFollowedByValue = /^\s*:/.test(text.slice(span.end));
  const comma = /^\s*"/.test(text.slice(span.end)) ? ',' : '';
  return Object.entries(queryFields).flatMap(([field, about]) => {
    const name = field.slice(prefix.length);
    const isHere = field.startsWith(prefix) && /^\w+$/.test(name) && !names.includes(name);
    return isHere && fitsType(about, type) ? [nameCompletion(name, about, span, isFollowedByValue ? undefined : comma)] : [];
  });
}

function fitsType({ of }: QueryField, type: string): boolean {
  return of === undefined || (of as string[]).includes(type);
}

/** `after` follows the value; undefined where a value stands there already. */
function nameCompletion(name: string, { about, start }: QueryField, span: Span, after: string | undefined): Completion {
  const key = JSON.stringify(name);
  if (after === undefined) {
    return { kind: 'field', label: name, detail: about, insert: key, span };
  }
  const isHollow = ['""', '[]', '{}'].includes(start);
  const insert = `${key}: ${start}${after}`;
  return { kind: 'field', label: name, detail: about, insert, span, cursor: isHollow ? insert.length - after.length - 1 : undefined };
}

function valuesAt({ path, span, members, query }: Place, knowledge: Knowledge): Completion[] {
  const chosen = knowledge.signals.find(({ name }) => name === (query.signal ?? 'requestRate'));
  const isMetric = (query.queryType ?? 'metric') === 'metric';
  const options = optionsOf(path, knowledge, isMetric ? chosen : undefined).filter(({ value }) => !members.includes(value));
  const values = options.map(({ value = '', label, description, isDisabled }): Completion => {
    const detail = [isDisabled ? 'Cannot be chosen.' : '', description ?? (label === value ? '' : label)].filter(Boolean).join(' ');
    return { kind: 'value', label: value, detail, insert: isBare(path) ? value : JSON.stringify(value), span };
  });
  const variables = isBare(path) || !takesValues(path) ? [] : knowledge.variables;
  return [...values, ...variables.map((name): Completion => ({ kind: 'variable', label: name, detail: 'Variable', insert: JSON.stringify(name), span }))];
}

function optionsOf(path: string, { signals, labels, missingLabels, values }: Knowledge, chosen: Signal | undefined): ReadonlyArray<SelectableValue<string>> {
  const own = labels.filter((label) => namedLabels.every((named) => named.label !== label)).map((value) => ({ value, description: 'Label' }));
  switch (path) {
    case 'signal':
      return signals.map(({ name, description }) => ({ value: name, description }));
    case 'groupBy[]':
      return [...toGroupOptions(chosen, missingLabels), ...own];
    case 'label':
      return [...toGroupOptions(undefined), ...own];
    case 'filters[].label':
      return labels.map((value) => ({ value }));
    default:
      return queryFields[path]?.values ?? values.map((value) => ({ value }));
  }
}

/** Whether values stand there without quotes. */
function isBare(path: string): boolean {
  return ['instant', 'idle', 'schemaVersion'].includes(path);
}

/** Whether a text can stand there, and not a list or an object only. */
function takesValues(path: string): boolean {
  return path.endsWith('[]') ? path !== 'filters[]' : queryFields[path]?.start === '""';
}
