import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';

import { type GraphNode } from '../../mesh/Graph';
import { readTelemetryLinks } from '../../mesh/TelemetryLinks';
import { shopGraph } from '../testing/shopGraph';
import { labelsOf } from '../view/labelsOf';
import { serviceOf } from './serviceOf';
import { telemetryUrls } from './telemetryUrls';

const graph = shopGraph();
const range = { from: 'now-1h', to: 'now' };
const call = graph.edges.find(({ source, target }) => source.endsWith('/web') && target.endsWith('/checkout'));
const labels = labelsOf(graph, { kind: 'edge', id: call?.id ?? '' });
const links = readTelemetryLinks({
  traces: { uid: 'tempo', query: '{ resource.service.name = "{{source_workload}}" && span.peer = "{{destination_service_name}}" }' },
  logs: { uid: 'loki', query: '{namespace="{{source_workload_namespace}}", app="{{source_workload}}"}' },
});

const types: Readonly<Record<string, string>> = { tempo: 'tempo', loki: 'loki' };

beforeEach(() => {
  const getInstanceSettings = (uid: string) => types[uid] && { type: types[uid] };
  setDataSourceSrv({ getInstanceSettings } as unknown as DataSourceSrv);
});

function pane(url: string | undefined) {
  return url && JSON.parse(new URL(url, 'http://grafana').searchParams.get('panes')!).mesh;
}

it('asks for the traces and the logs of a call, each in the words of its data source', () => {
  const { traces, logs } = telemetryUrls(links, labels, range);
  expect(pane(traces)).toMatchObject({
    datasource: 'tempo',
    range,
    queries: [{ query: '{ resource.service.name = "web" && span.peer = "checkout" }', queryType: 'traceql' }],
  });
  expect(pane(logs).queries[0]).toMatchObject({ expr: '{namespace="shop", app="web"}' });
});

it('has no link where the query asks for an end that is not known', () => {
  const { traces } = telemetryUrls(links, labelsOf(graph, { kind: 'node', id: call?.target ?? '' }), range);
  expect(traces).toBeUndefined();
});

it('opens a data source without a query where none is configured, and nothing where nothing is', () => {
  expect(pane(telemetryUrls(readTelemetryLinks({ logs: { uid: 'loki', query: '' } }), labels, range).logs).queries).toEqual([]);
  for (const odd of [undefined, null, 'x', { traces: 7 }, { traces: { uid: '' } }]) {
    expect(telemetryUrls(readTelemetryLinks(odd), labels, range)).toEqual({ traces: undefined, logs: undefined });
  }
});

it('names one service of a workload that answers for several', () => {
  const node = { kind: 'workload', title: 'web', service: 'api,web' } as GraphNode;
  expect(serviceOf(node)).toBe('web');
  expect(serviceOf({ ...node, title: 'backend' })).toBe('api');
});

it('does not lead to a data source that is not there, or that who looks may not see', () => {
  const gone = readTelemetryLinks({ traces: { uid: 'gone', query: '' }, logs: { uid: 'loki', query: '' } });
  expect(telemetryUrls(gone, labels, range)).toEqual({ traces: undefined, logs: expect.stringContaining('loki') });
});
