import { type Match, type MatchOperator } from '../mesh/MeshQuery';

import { isObject } from './toStrictForms';
import { everything, type Expansion, type Variables } from './Variables';

/** Replaces the variables of a match; one that restricts nothing any more is undefined. */
export function interpolateMatch(match: Match, variables: Variables): Match | undefined {
  if (!isMatch(match)) {
    return match;
  }
  if (typeof match === 'string' || Array.isArray(match)) {
    const values = expandAll(match, (value) => variables.values(value));
    return values && (values.length > 1 || Array.isArray(match) ? values : values[0]);
  }
  if (match.op === 'absent') {
    return { op: 'absent' };
  }
  const values = expandAll(match.value ?? [], expander(match.op, variables));
  return values && { op: match.op, value: values.length > 1 || Array.isArray(match.value) ? values : values[0] };
}

/** Tells a match from what else may stand in its place in a query that was written by hand. */
function isMatch(match: unknown): boolean {
  const value = isObject(match) ? ('value' in match ? match.value : []) : match;
  return (
    typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'))
  );
}

/** How a value is read under an operator: as data, or as a regular expression. */
export function expander(op: MatchOperator, variables: Variables): (value: string) => Expansion {
  return op === '=~' || op === '!~' ? (value) => variables.patterns(value) : (value) => variables.values(value);
}

/** Splices what each value stands for; undefined where nothing or everything is left. */
export function expandAll(
  value: string | string[],
  expand: (value: string) => Expansion
): string[] | undefined {
  const expansions = (Array.isArray(value) ? value : [value]).map(expand);
  const values = expansions.flatMap((expansion) => (expansion === everything ? [] : expansion));
  return expansions.includes(everything) || values.length === 0 ? undefined : values;
}
