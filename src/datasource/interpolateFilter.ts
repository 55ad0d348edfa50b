import { type LabelFilter } from '../mesh/MeshQuery';

import { expandAll, expander } from './interpolateMatch';
import { type Variables } from './Variables';

/** Replaces the variables of a filter; one that restricts nothing any more is undefined. */
export function interpolateFilter(filter: LabelFilter, variables: Variables): LabelFilter | undefined {
  const { op } = filter;
  if (typeof filter.label !== 'string') {
    return filter;
  }
  const label = variables.text(filter.label);
  const written = filter.values?.length ? filter.values : filter.value;
  if (written === undefined) {
    return { ...filter, label };
  }
  const expand = op === '=|' || op === '!=|' ? expander('=', variables) : expander(op, variables);
  const values = expandAll(written, expand);
  if (values?.length === 1 && !Array.isArray(written)) {
    return { label, op, value: values[0] };
  }
  return values && { label, op: op === '=' || op === '!=' ? `${op}|` : op, values };
}
