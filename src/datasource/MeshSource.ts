import { type AdHocVariableFilter, type DataQueryRequest, type DataQueryResponse, type DataSourceApi, type ScopedVars } from '@grafana/data';
import { type Observable } from 'rxjs';

import { type MeshQuery } from '../mesh/MeshQuery';

import { type MeshDataSourceOptions } from './MeshDataSourceOptions';
import { type Expression, type ResourceRange, type Signal } from './Resources';

/** What editors, variables and annotations know of the data source. */
export interface MeshSource extends DataSourceApi<MeshQuery, MeshDataSourceOptions> {
  /** Whether the settings say where mutual TLS is STRICT. */
  readonly declaresStrict: boolean;

  query(request: DataQueryRequest<MeshQuery>): Observable<DataQueryResponse>;

  /** A query with variables, and the conditions of the dashboard's filter bar, filled in. */
  applyTemplateVariables(query: MeshQuery, scopedVars: ScopedVars, adHoc?: AdHocVariableFilter[]): MeshQuery;

  /** The dashboard's variables that can stand in a query, as they are written there. */
  variableNames(): string[];

  /** The catalogue of what can be measured. */
  signals(): Promise<Signal[]>;

  /** The labels that the recorded series lack which stand in for the mesh's metrics; none where there are no such series. */
  missingLabels(): Promise<string[]>;

  /** The PromQL behind a query. Rejects with what `toFailure` reads where the query is not a good one. */
  compile(query: MeshQuery, range: ResourceRange, scopedVars: ScopedVars): Promise<Expression[]>;

  /** The names of the labels that the mesh's metrics carry and that can be compared. */
  labels(range: ResourceRange): Promise<string[]>;

  /** The values that a label has where the query matches. */
  labelValues(label: string, query: MeshQuery, range: ResourceRange, scopedVars: ScopedVars): Promise<string[]>;
}
