import { CoreApp, type DataQueryRequest, type DataSourceInstanceSettings, dateTime } from '@grafana/data';
import { type BackendSrv, type BackendSrvRequest, config, setBackendSrv } from '@grafana/runtime';
import { lastValueFrom, of } from 'rxjs';

import { type MeshQuery } from '../mesh/MeshQuery';

import { DataSource } from './DataSource';
import { type MeshDataSourceOptions } from './MeshDataSourceOptions';
import { createDataSource } from './testing/EditorHarness';
import { SmallTemplateSrv } from './testing/SmallTemplateSrv';

const settings = {
  id: 1,
  uid: 'mesh',
  type: 'alidade-istio-datasource',
  name: 'Istio mesh',
} as DataSourceInstanceSettings<MeshDataSourceOptions>;

const templates = new SmallTemplateSrv({ ns: { value: ['shop', 'bank'], multi: true } });
const datasource = new DataSource(settings, () => templates);

it('starts with nothing saved, and runs an empty query', () => {
  expect(datasource.getDefaultQuery(CoreApp.PanelEditor)).toEqual({});
  // Explore runs no query that has nothing but a name.
  expect(datasource.getDefaultQuery(CoreApp.Explore)).toEqual({ queryType: 'metric' });
  expect(datasource.filterQuery({ refId: 'A' })).toBe(true);
  expect(datasource.filterQuery({ refId: 'A', hide: true })).toBe(false);
});

it('fills in variables for a request and for Explore', () => {
  const query = { refId: 'A', source: { namespace: '$ns' } };
  expect(datasource.applyTemplateVariables(query, {})).toEqual({ refId: 'A', source: { namespace: ['shop', 'bank'] } });
  expect(datasource.interpolateVariablesInQueries([query], {})).toEqual([
    {
      refId: 'A',
      source: { namespace: ['shop', 'bank'] },
      datasource: { type: 'alidade-istio-datasource', uid: 'mesh' },
    },
  ]);
});

it('adds the filters of the dashboard’s filter bar', () => {
  const adHoc = [
    { key: 'user_tier', operator: '=|', value: 'gold', values: ['gold', 'silver'] },
    { key: 'response_code', operator: '!=', value: '200' },
  ];
  expect(datasource.applyTemplateVariables({ refId: 'A' }, {}, adHoc)).toEqual({
    refId: 'A',
    filters: [
      { label: 'user_tier', op: '=|', values: ['gold', 'silver'] },
      { label: 'response_code', op: '!=', value: '200' },
    ],
  });
});

it('puts the filter bar’s conditions into queries of every type, with their variables filled in', () => {
  const adHoc = [{ key: 'tier', operator: '=', value: '$ns' }];
  for (const queryType of ['graph', 'values', 'events'] as const) {
    const query = { refId: 'A', queryType, filters: [{ label: 'zone', op: '!=' as const, value: 'x' }] };
    expect(datasource.applyTemplateVariables(query, {}, adHoc).filters).toEqual([
      { label: 'zone', op: '!=', value: 'x' },
      { label: 'tier', op: '=|', values: ['shop', 'bank'] },
    ]);
  }
});

it('offers labels and their values to the filter bar, within its time and under its other filters', async () => {
  const asked: unknown[] = [];
  const backed = createDataSource({
    labels: () => ['__name__', 'le', 'destination_workload', 'user_tier'],
    values: (body) => {
      asked.push(body);
      return ['gold'];
    },
  });
  const from = dateTime(1_000);
  const to = dateTime(61_000);
  const timeRange = { from, to, raw: { from, to } };
  expect(await backed.getTagKeys({ filters: [], timeRange })).toEqual([
    { text: 'destination_workload', group: 'Destination' },
    { text: 'user_tier', group: 'Other' },
  ]);
  const filters = [{ key: 'destination_workload', operator: '!=|', value: 'a', values: ['a', 'b'] }];
  expect(await backed.getTagValues({ key: 'user_tier', filters, timeRange })).toEqual([{ text: 'gold' }]);
  expect(asked).toEqual([
    {
      label: 'user_tier',
      query: { refId: 'filter', filters: [{ label: 'destination_workload', op: '!=|', values: ['a', 'b'] }] },
      from: 1_000,
      to: 61_000,
    },
  ]);
});

describe('a graph with latency', () => {
  const answer = { schema: { refId: 'A', name: 'nodes', fields: [], meta: { custom: { step: 'first' } } }, data: { values: [] } };
  const range = { from: dateTime(1_000), to: dateTime(61_000), raw: { from: 'now-1m', to: 'now' } };

  /** What is sent to the backend for a request of an app. */
  async function sent(app: CoreApp | undefined, jsonData: MeshDataSourceOptions = {}): Promise<BackendSrvRequest[]> {
    const requests: BackendSrvRequest[] = [];
    const fetch = (request: BackendSrvRequest) => {
      requests.push(request);
      return of({ status: 200, ok: true, data: { results: { A: { frames: [answer] } } } });
    };
    setBackendSrv({ fetch } as unknown as BackendSrv);
    const source = new DataSource({ ...settings, jsonData }, () => templates);
    const targets = [{ refId: 'A', queryType: 'graph' }];
    await lastValueFrom(source.query({ app, targets, range, requestId: 'Q1', panelId: 1 } as unknown as DataQueryRequest<MeshQuery>));
    return requests;
  }

  const steps = (requests: BackendSrvRequest[]) => requests.map(({ data }) => data.queries[0].step);

  afterEach(() => {
    config.publicDashboardAccessToken = '';
  });

  it.each([CoreApp.Dashboard, CoreApp.PanelEditor, CoreApp.PanelViewer])('is asked in two steps by a %s', async (app) => {
    const requests = await sent(app);
    expect(steps(requests)).toEqual(['first', undefined]);
    expect(requests.map(({ requestId }) => requestId)).toEqual(['Q1', 'Q1']);
  });

  it.each([CoreApp.Explore, CoreApp.UnifiedAlerting, undefined])('is asked once by %s', async (app) => {
    expect(steps(await sent(app))).toEqual([undefined]);
  });

  it('is asked once where the settings say so', async () => {
    expect(steps(await sent(CoreApp.Dashboard, { twoSteps: false }))).toEqual([undefined]);
  });

  it('is asked once by whoever takes a picture of the page', async () => {
    const before = config.bootData;
    config.bootData = { ...before, user: { ...before?.user, authenticatedBy: 'render' } };
    const requests = await sent(CoreApp.Dashboard);
    config.bootData = before;
    expect(steps(requests)).toEqual([undefined]);
  });

  it('is asked once by a public dashboard, whose questions are not in its requests', async () => {
    config.publicDashboardAccessToken = 'token';
    const requests = await sent(CoreApp.Dashboard);
    expect(requests.map(({ url }) => url)).toEqual([expect.stringContaining('/api/public/dashboards/token/')]);
  });
});

it('knows what recorded series lack where its settings name them, and asks nobody otherwise', async () => {
  const recorded = { setting: {}, inUse: true, usable: true, metrics: [], missing: [], missingLabels: ['destination_version'], ageSeconds: 5 };
  const reading = new DataSource({ ...settings, jsonData: { recorded: { prefix: 'workload:' } } }, () => templates);
  reading.getResource = () => Promise.resolve({ recorded }) as Promise<never>;
  expect(await reading.missingLabels()).toEqual(['destination_version']);
  const asked = jest.spyOn(datasource, 'getResource');
  expect(await datasource.missingLabels()).toEqual([]);
  expect(asked).not.toHaveBeenCalled();
});

it('knows whether its settings say where mutual TLS is STRICT', () => {
  const declaring = (jsonData: MeshDataSourceOptions) => new DataSource({ ...settings, jsonData }, () => templates).declaresStrict;
  expect(declaring({})).toBe(false);
  expect(declaring({ strictNamespaces: [] })).toBe(false);
  expect(declaring({ strictNamespaces: ['shop'] })).toBe(true);
  expect(declaring({ strictMetric: 'istio_strict' })).toBe(true);
});
