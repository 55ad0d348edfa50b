import { type DataQuery } from '@grafana/schema';
import { getDataSourceSrv } from '@grafana/runtime';
import { type DashboardModel } from './DashboardModel';

/** The uid by which the page's address asks for a single empty query. */
export const exploreUid = 'explore';

/**
 * One panel and one query, both empty unless the page's address says otherwise: `datasource` is a uid,
 * `query` a query's JSON, `panel` a panel's type.
 */
export function exploreModel(search: URLSearchParams): DashboardModel {
  const settings = getDataSourceSrv().getInstanceSettings(search.get('datasource'));
  const datasource = settings && { type: settings.type, uid: settings.uid };
  const query = JSON.parse(search.get('query') ?? '{}') as Partial<DataQuery>;
  return {
    uid: exploreUid,
    title: 'Explore',
    time: { from: 'now-15m', to: 'now' },
    panels: [
      {
        id: 1,
        type: search.get('panel') ?? 'timeseries',
        title: 'Explore',
        gridPos: { x: 0, y: 0, w: 24, h: 16 },
        datasource,
        targets: [{ refId: 'A', ...query, datasource }],
      },
    ],
  };
}
