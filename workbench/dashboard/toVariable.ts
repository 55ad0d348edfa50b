import { type DataSourceRef } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import {
  AdHocFiltersVariable,
  ConstantVariable,
  CustomVariable,
  DataSourceVariable,
  IntervalVariable,
  QueryVariable,
  type SceneVariable,
  TextBoxVariable,
} from '@grafana/scenes';
import { type VariableModel } from './DashboardModel';

/** A dashboard's variable as scenes know it. */
export function toVariable(model: VariableModel): SceneVariable {
  const { name, label, description, hide = 0, datasource, regex } = model;
  const base = { name, label, description, hide };
  const text = typeof model.query === 'string' ? model.query : '';
  const value = model.current?.value ?? '';
  const choice = {
    ...base,
    value,
    text: model.current?.text ?? value,
    isMulti: model.multi,
    includeAll: model.includeAll,
    allValue: model.allValue ?? undefined,
    // Grafana selects "All" where a dashboard offers it and names nothing.
    defaultToAll: model.includeAll,
  };
  switch (model.type) {
    case 'query':
      return new QueryVariable({ ...choice, query: model.query, datasource, regex, sort: model.sort, refresh: model.refresh });
    case 'custom':
      return new CustomVariable({ ...choice, query: text });
    case 'datasource':
      return new DataSourceVariable({ ...choice, pluginId: text, regex: regex ?? '' });
    case 'interval':
      return new IntervalVariable({ ...base, intervals: text.split(','), value: String(value) });
    case 'textbox':
      return new TextBoxVariable({ ...base, value: String(value || text) });
    case 'constant':
      return new ConstantVariable({ ...base, value: String(value || text) });
    case 'adhoc':
      return new AdHocFiltersVariable({
        ...base,
        datasource: datasource ?? null,
        filters: model.filters ?? [],
        applyMode: 'auto',
        useQueriesAsFilterForOptions: true,
        supportsMultiValueOperators: takesSeveralValues(datasource),
      });
    default:
      throw new Error(`The variable ${name} is of the type ${model.type}, which the workbench does not know`);
  }
}

/** Whether a data source's plugin.json says that a filter of it may hold several values. */
function takesSeveralValues(datasource?: DataSourceRef): boolean {
  return getDataSourceSrv().getInstanceSettings({ type: datasource?.type })?.meta.multiValueFilterOperators ?? false;
}
