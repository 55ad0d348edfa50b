import { type AdHocVariableFilter, CoreApp, type DataSourceInstanceSettings, type ScopedVars } from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';

import { type LabelFilter, type MeshQuery } from '../mesh/MeshQuery';

import { interpolateQuery } from './interpolateQuery';
import { type MeshDataSourceOptions } from './MeshDataSourceOptions';
import { type Expression, type ResourceRange, type Signal } from './Resources';
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

  /**
   * Nothing: what is not saved keeps following the backend's defaults. Only Explore never runs a
   * query without any field of its own, so there the type is said.
   */
  override getDefaultQuery(app: CoreApp): Partial<MeshQuery> {
    return app === CoreApp.Explore ? { queryType: 'metric' } : {};
  }

  override getQueryDisplayText(query: MeshQuery): string {
    return summarise(query);
  }

  /** The dashboard's variables that can stand in a query, as they are written there. */
  variableNames(): string[] {
    return this.templates()
      .getVariables()
      .filter(({ type }) => type !== 'adhoc' && type !== 'groupby' && type !== 'system')
      .map(({ name }) => `$${name}`);
  }

  signals(): Promise<Signal[]> {
    return this.getResource<Signal[]>('signals', undefined, quietly);
  }

  /** The PromQL behind a query. Rejects with what `toFailure` reads where the query is not a good one. */
  compile(query: MeshQuery, range: ResourceRange, scopedVars: ScopedVars): Promise<Expression[]> {
    const filled = this.applyTemplateVariables(query, scopedVars);
    return this.postResource<Expression[]>('compile', { query: filled, ...range }, quietly);
  }

  /** The values that a label has where the query matches. */
  labelValues(label: string, query: MeshQuery, { from, to }: ResourceRange, scopedVars: ScopedVars): Promise<string[]> {
    const filled = this.applyTemplateVariables(query, scopedVars);
    return this.postResource<string[]>('values', { label, query: filled, from, to }, quietly);
  }
}

/** The editor says what went wrong beside the field, so that Grafana need not. */
const quietly = { showErrorAlert: false };

/** Grafana's filter bar speaks of labels by their own names; an operator that we do not know is the backend's to refuse. */
function toFilter({ key, operator, value, values }: AdHocVariableFilter): LabelFilter {
  const op = operator as LabelFilter['op'];
  return op === '=|' || op === '!=|' ? { label: key, op, values: values ?? [value] } : { label: key, op, value };
}
