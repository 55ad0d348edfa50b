import { type Observable } from 'rxjs';

import { CustomVariableSupport, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { type MeshSource } from '../MeshSource';
import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';

import { toValuesQuery } from './toValuesQuery';
import { VariableEditor } from './VariableEditor';

/** Dashboard variables: their options are the values of a label, under a query's conditions. */
export class ValuesVariables extends CustomVariableSupport<MeshSource, MeshQuery, MeshQuery, MeshDataSourceOptions> {
  readonly editor = VariableEditor;

  constructor(private readonly datasource: MeshSource) {
    super();
  }

  override query(request: DataQueryRequest<MeshQuery>): Observable<DataQueryResponse> {
    return this.datasource.query({ ...request, targets: request.targets.map(toValuesQuery) });
  }
}
