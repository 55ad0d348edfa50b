import {
  type AdHocVariableFilter,
  type DataSourceInstanceSettings,
  type ScopedVars,
} from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';

import { type LabelFilter, type MeshQuery } from '../mesh/MeshQuery';

import { interpolateQuery } from './interpolateQuery';
import { type MeshDataSourceOptions } from './MeshDataSourceOptions';
import { summarise } from './summarise';
import { Variables } from './Variables';

/** The browser's side of the data source: it fills in variables, the backend does all the rest. */
export class DataSource extends DataSourceWithBackend<MeshQuery, MeshDataSourceOptions> {
  constructor(
    settings: DataSourceInstanceSettings<MeshDataSourceOptions>,
    private readonly templates: () => TemplateSrv = getTemplateSrv
  ) {
    super(settings);
  }

  override applyTemplateVariables(
    query: MeshQuery,
    scopedVars: ScopedVars,
    adHoc: AdHocVariableFilter[] = []
  ): MeshQuery {
    const filled = interpolateQuery(query, new Variables(this.templates(), scopedVars));
    return adHoc.length === 0 ? filled : { ...filled, filters: [...(filled.filters ?? []), ...adHoc.map(toFilter)] };
  }

  override interpolateVariablesInQueries(
    queries: MeshQuery[],
    scopedVars: ScopedVars,
    adHoc?: AdHocVariableFilter[]
  ): MeshQuery[] {
    return queries.map((query) => ({
      ...this.applyTemplateVariables(query, scopedVars, adHoc),
      datasource: this.getRef(),
    }));
  }

  /** A query without any field is a good one: the backend's defaults answer it. */
  override filterQuery(query: MeshQuery): boolean {
    return !query.hide;
  }

  /** Nothing: what is not saved keeps following the backend's defaults. */
  override getDefaultQuery(): Partial<MeshQuery> {
    return {};
  }

  override getQueryDisplayText(query: MeshQuery): string {
    return summarise(query);
  }
}

/** Grafana's filter bar speaks of labels by their own names; an operator that we do not know is the backend's to refuse. */
function toFilter({ key, operator, value, values }: AdHocVariableFilter): LabelFilter {
  const op = operator as LabelFilter['op'];
  return op === '=|' || op === '!=|' ? { label: key, op, values: values ?? [value] } : { label: key, op, value };
}
