import { type AdHocVariableFilter } from '@grafana/data';

import { type LabelFilter } from '../mesh/MeshQuery';

/**
 * The conditions of a dashboard's filter bar as a query writes them. The bar speaks of labels by
 * their own names; an operator that we do not know is the backend's to refuse.
 */
export function toFilters(filters: AdHocVariableFilter[]): LabelFilter[] {
  return filters.map(({ key, operator, value, values }) => {
    const op = operator as LabelFilter['op'];
    return op === '=|' || op === '!=|' ? { label: key, op, values: values ?? [value] } : { label: key, op, value };
  });
}
