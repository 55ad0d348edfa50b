import { type MeshQuery } from '../src/mesh/MeshQuery';
import { type DataSourceRef, type Target } from './Dashboard';

/** The data source that the dashboard's variable chooses. */
export const dataSource: DataSourceRef = { type: 'alidade-istio-datasource', uid: '${datasource}' };

/** Queries of a panel, with their envelope. */
export function targets(queries: Array<Omit<MeshQuery, 'refId'>>): Target[] {
  return queries.map((query, index) => ({
    ...query,
    refId: String.fromCharCode('A'.charCodeAt(0) + index),
    datasource: dataSource,
    schemaVersion: 1,
  }));
}
