import { type Match, type MatchOperator } from '../../mesh/MeshQuery';

/** A match taken apart, as a row of controls shows it. */
export interface MatchParts {
  op: MatchOperator;
  values: string[];
}

export function fromMatch(match: Match | undefined): MatchParts {
  if (match === undefined || typeof match === 'string' || Array.isArray(match)) {
    return { op: '=', values: toList(match) };
  }
  return { op: match.op, values: match.op === 'absent' ? [] : toList(match.value) };
}

/** The shortest form that says the same; undefined for what matches everything. */
export function toMatch({ op, values }: MatchParts): Match | undefined {
  const value = values.length > 1 ? values : values[0];
  if (op === '=') {
    return value;
  }
  // An operator without a value matches everything too, but it was chosen and its value may follow.
  return op === 'absent' || value === undefined ? { op } : { op, value };
}

function toList(value: string | string[] | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => item !== undefined && item !== '') as string[];
}
