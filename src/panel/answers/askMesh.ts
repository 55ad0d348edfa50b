import { CoreApp, type DataFrame, type DataQueryRequest, type DataQueryResponse, type TimeRange, type TimeZone } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { from, lastValueFrom } from 'rxjs';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { t } from '../../mesh/t';

/** So many points that a picture as wide as the details shows all of them. */
const points = 120;

interface Asked {
  readonly uid: string;
  readonly queries: MeshQuery[];
  readonly range: TimeRange;
  readonly timeZone: TimeZone;
  /** Grafana cancels what was asked before under the same id. */
  readonly requestId: string;
}

/** Asks the data source that answered the panel's own queries more. Rejects with what it says where all went wrong. */
export async function askMesh({ uid, queries, range, timeZone, requestId }: Asked): Promise<DataFrame[]> {
  const source = await getDataSourceSrv().get(uid);
  const answer: DataQueryResponse = await lastValueFrom(from(source.query(toRequest({ queries, range, timeZone, requestId }))));
  const error = answer.errors?.[0] ?? answer.error;
  if (error && answer.data.length === 0) {
    throw new Error(error.message ?? error.data?.message ?? t('view.message.failed', 'The query failed without saying why.'));
  }
  return answer.data;
}

function toRequest({ queries, range, timeZone, requestId }: Omit<Asked, 'uid'>): DataQueryRequest<MeshQuery> {
  const span = range.to.valueOf() - range.from.valueOf();
  const intervalMs = Math.max(1000, Math.ceil(span / points));
  return {
    app: CoreApp.Dashboard,
    requestId,
    targets: queries,
    range,
    intervalMs,
    interval: `${Math.round(intervalMs / 1000)}s`,
    maxDataPoints: points,
    scopedVars: {},
    timezone: timeZone,
    startTime: 0,
  };
}
