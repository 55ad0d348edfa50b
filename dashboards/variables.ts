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
export const reporterVariable = customVariable({
  name: 'reporter',
  label: 'Reporter',
  description: 'Whose telemetry is counted. auto counts each request once.',
  choices: { auto: 'auto', source: 'source', destination: 'destination', waypoint: 'waypoint' },
});

/** How long ago the window lies that this one is compared with. A variable cannot be empty: 0s is nothing. */
export const compareVariable = customVariable({
  name: 'compareTo',
  label: 'Compare with',
  description: 'The same window that long ago: what is new, gone, slower, more broken.',
  choices: { nothing: '0s', '30 minutes before': '30m', '1 hour before': '1h', '1 day before': '1d', '1 week before': '1w' },
});

interface CustomOptions {
  name: string;
  label: string;
  description: string;
  /** Values by their texts, of which the first is chosen. */
  choices: Record<string, string>;
}

function customVariable({ name, label, description, choices }: CustomOptions): Variable {
  const [first, ...others] = Object.entries(choices).map(([text, value]) => ({ text, value }));
  return {
    name,
    label,
    description,
    type: 'custom',
    query: Object.entries(choices)
      .map(([text, value]) => (text === value ? value : `${text} : ${value}`))
      .join(','),
    current: { ...first },
    options: [{ ...first, selected: true }, ...others.map((choice) => ({ ...choice, selected: false }))],
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
