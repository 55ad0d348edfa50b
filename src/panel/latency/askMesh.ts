import { CoreApp, type DataFrame, type DataQueryRequest, type DataQueryResponse, type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { from, lastValueFrom } from 'rxjs';

import { type MeshQuery } from '../../mesh/MeshQuery';

/** So many points that a picture as wide as the details shows all of them. */
const points = 120;

/** Asks the data source that answered the panel's own queries more. Rejects with what it says where all went wrong. */
export async function askMesh(uid: string, queries: MeshQuery[], range: TimeRange): Promise<DataFrame[]> {
  const source = await getDataSourceSrv().get(uid);
  const answer: DataQueryResponse = await lastValueFrom(from(source.query(toRequest(queries, range))));
  const error = answer.errors?.[0] ?? answer.error;
  if (error && answer.data.length === 0) {
    throw new Error(error.message ?? error.data?.message ?? 'The query failed without saying why.');
  }
  return answer.data;
}

function toRequest(targets: MeshQuery[], range: TimeRange): DataQueryRequest<MeshQuery> {
  const span = range.to.valueOf() - range.from.valueOf();
  const intervalMs = Math.max(1000, Math.ceil(span / points));
  return {
    app: CoreApp.Dashboard,
    requestId: `alidade-latency-${targets.map(({ refId }) => refId).join('-')}`,
    targets,
    range,
    intervalMs,
    interval: `${Math.round(intervalMs / 1000)}s`,
    maxDataPoints: points,
    scopedVars: {},
    timezone: 'browser',
    startTime: 0,
  };
}
