import { type LabelFilter } from '../mesh/MeshQuery';

import { expandAll, expander } from './interpolateMatch';
import { type Variables } from './Variables';

/** Replaces the variables of a filter; one that restricts nothing any more is undefined. */
export function interpolateFilter(filter: LabelFilter, variables: Variables): LabelFilter | undefined {
  const label = variables.text(filter.label);
  if (filter.op === '=|' || filter.op === '!=|') {
    const values = expandAll(filter.values ?? filter.value ?? [], (value) => variables.values(value));
    return values && { label, op: filter.op, values };
  }
  // An empty value is a question of its own here: the label is missing, or it is not.
  if (!filter.value) {
    return { ...filter, label };
  }
  const values = expandAll(filter.value, expander(filter.op, variables));
  if (!values) {
    return undefined;
  }
  const [value, ...others] = values;
  if (others.length === 0) {
    return { label, op: filter.op, value };
  }
  switch (filter.op) {
    case '=':
      return { label, op: '=|', values };
    case '!=':
      return { label, op: '!=|', values };
    default:
      return { label, op: filter.op, value: values.map((pattern) => `(?:${pattern})`).join('|') };
  }
}
