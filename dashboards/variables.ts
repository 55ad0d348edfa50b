import { type MeshQuery } from '../src/mesh/MeshQuery';
import { type Variable } from './Dashboard';
import { dataSource } from './dataSource';

/** Chooses among the data sources of our type. */
export const dataSourceVariable: Variable = {
  name: 'datasource',
  label: 'Data source',
  type: 'datasource',
  query: 'alidade-istio-datasource',
  current: {},
  refresh: 1,
  regex: '',
  multi: false,
  includeAll: false,
};

/** Filters on any label, added to every query of the dashboard. */
export const filtersVariable: Variable = {
  name: 'filters',
  label: 'Filters',
  type: 'adhoc',
  datasource: dataSource,
  filters: [],
  baseFilters: [],
};

/** Whose telemetry is counted. */
export function reporterVariable(): Variable {
  const reporters = ['auto', 'source', 'destination', 'waypoint'];
  return {
    name: 'reporter',
    label: 'Reporter',
    description: 'Whose telemetry is counted. auto counts each request once.',
    type: 'custom',
    query: reporters.join(','),
    current: { text: 'auto', value: 'auto' },
    options: reporters.map((value) => ({ text: value, value, selected: value === 'auto' })),
    multi: false,
    includeAll: false,
  };
}

interface ValuesOptions {
  name: string;
  label: string;
  description: string;
  /** The label whose values are offered, and what narrows them: earlier variables, mostly. */
  query: Pick<MeshQuery, 'label' | 'source' | 'destination' | 'either'>;
  /** Several may be chosen, and all of them. */
  many?: boolean;
}

/** Offers the values that a label has within the time range. */
export function valuesVariable({ name, label, description, query, many = false }: ValuesOptions): Variable {
  return {
    name,
    label,
    description,
    type: 'query',
    datasource: dataSource,
    definition: `values of ${query.label}`,
    query: { ...query, refId: name, queryType: 'values' },
    refresh: 2,
    sort: 1,
    regex: '',
    multi: many,
    includeAll: many,
    current: many ? { text: ['All'], value: ['$__all'] } : {},
    options: [],
  };
}
