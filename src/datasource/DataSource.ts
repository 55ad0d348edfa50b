import { map, type Observable } from 'rxjs';

import {
  type AdHocVariableFilter,
  CoreApp,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceGetTagKeysOptions,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type MetricFindValue,
  type ScopedVars,
} from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';

import { isPublicDashboard } from '../mesh/isPublicDashboard';
import { isRendered } from '../mesh/isRendered';
import { type MeshQuery } from '../mesh/MeshQuery';
import { t } from '../mesh/t';

import { eventAnnotations } from './annotations/EventAnnotations';
import { preferMeshPanel } from './explore/preferMeshPanel';
import { FirstSteps } from './FirstSteps';
import { interpolateQuery } from './interpolateQuery';
import { inTwoSteps } from './inTwoSteps';
import { groupOf, isInternal } from './labels';
import { type MeshDataSourceOptions } from './MeshDataSourceOptions';
import { type MeshSource } from './MeshSource';
import { type Capabilities, type Expression, type ResourceRange, type Signal } from './Resources';
import { summarise } from './summarise';
import { toFilters } from './toFilters';
import { toResourceRange } from './toResourceRange';
import { Variables } from './Variables';
import { ValuesVariables } from './variables/ValuesVariables';

/** Where somebody watches an answer come. */
const dashboards: ReadonlyArray<CoreApp | string | undefined> = [CoreApp.Dashboard, CoreApp.PanelEditor, CoreApp.PanelViewer];

/** The browser's side of the data source: it fills in variables, the backend does all the rest. */
export class DataSource extends DataSourceWithBackend<MeshQuery, MeshDataSourceOptions> implements MeshSource {
  override readonly annotations = eventAnnotations;
  override readonly variables: ValuesVariables = new ValuesVariables(this);

  readonly declaresStrict: boolean;

  private readonly twoSteps: boolean;
  private readonly firstSteps = new FirstSteps();
  private readonly readsRecorded: boolean;

  constructor(
    settings: DataSourceInstanceSettings<MeshDataSourceOptions>,
    private readonly templates: () => TemplateSrv = getTemplateSrv
  ) {
    super(settings);
    const { twoSteps, recorded, strictNamespaces, strictMetric } = settings.jsonData ?? {};
    this.twoSteps = twoSteps ?? true;
    this.readsRecorded = recorded !== undefined;
    this.declaresStrict = Boolean(strictMetric) || (strictNamespaces ?? []).length > 0;
  }

  override query(request: DataQueryRequest<MeshQuery>): Observable<DataQueryResponse> {
    const ask = (asked: DataQueryRequest<MeshQuery>) => super.query(asked);
    if (request.app === CoreApp.Explore) {
      return ask(request).pipe(map(preferMeshPanel));
    }
    // What a public dashboard asks is told by its panel alone.
    const watched = dashboards.includes(request.app) && !isPublicDashboard() && !isRendered();
    const filledIn = (query: MeshQuery) => this.applyTemplateVariables(query, request.scopedVars, request.filters);
    return watched && this.twoSteps ? inTwoSteps({ request, ask, filledIn, firstSteps: this.firstSteps }) : ask(request);
  }

  override applyTemplateVariables(
    query: MeshQuery,
    scopedVars: ScopedVars,
    adHoc: AdHocVariableFilter[] = []
  ): MeshQuery {
    const filters = [...(query.filters ?? []), ...toFilters(adHoc)];
    const filtered = filters.length > 0 ? { ...query, filters } : query;
    return interpolateQuery(filtered, new Variables(this.templates(), scopedVars));
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

  /** The labels that a dashboard's filter bar offers. */
  override async getTagKeys({ timeRange }: DataSourceGetTagKeysOptions<MeshQuery>): Promise<MetricFindValue[]> {
    const labels = await this.labels(toResourceRange(timeRange));
    return labels.map((label) => ({ text: label, group: groupOf(label) ?? t('labels.other', 'Other') }));
  }

  /** The values that the filter bar offers for a label, where its other conditions hold. */
  override async getTagValues({
    key,
    filters,
    timeRange,
  }: DataSourceGetTagValuesOptions<MeshQuery>): Promise<MetricFindValue[]> {
    const query: MeshQuery = { refId: 'filter', filters: toFilters(filters) };
    const values = await this.labelValues(key, query, toResourceRange(timeRange), {});
    return values.map((text) => ({ text }));
  }

  variableNames(): string[] {
    return this.templates()
      .getVariables()
      .filter(({ type }) => type !== 'adhoc' && type !== 'groupby' && type !== 'system')
      .map(({ name }) => `$${name}`);
  }

  signals(): Promise<Signal[]> {
    return this.getResource<Signal[]>('signals', undefined, quietly);
  }

  async missingLabels(): Promise<string[]> {
    if (!this.readsRecorded) {
      return [];
    }
    const { recorded } = await this.getResource<Capabilities>('capabilities', undefined, quietly);
    return recorded?.inUse ? recorded.missingLabels : [];
  }

  compile(query: MeshQuery, range: ResourceRange, scopedVars: ScopedVars): Promise<Expression[]> {
    const filled = this.applyTemplateVariables(query, scopedVars);
    return this.postResource<Expression[]>('compile', { query: filled, ...range }, quietly);
  }

  async labels({ from, to }: ResourceRange): Promise<string[]> {
    const labels = await this.getResource<string[]>('labels', { from, to }, quietly);
    return labels.filter((label) => !isInternal(label));
  }

  labelValues(label: string, query: MeshQuery, { from, to }: ResourceRange, scopedVars: ScopedVars): Promise<string[]> {
    const filled = this.applyTemplateVariables(query, scopedVars);
    return this.postResource<string[]>('values', { label, query: filled, from, to }, quietly);
  }
}

/** The editor says what went wrong beside the field, so that Grafana need not. */
const quietly = { showErrorAlert: false };
