import { type Graph, type GraphNode } from '../../mesh/Graph';
import { exploreUrl } from './exploreUrl';

const range = { from: 'now-1h', to: 'now' };

function node(id: string, kind: GraphNode['kind'], title: string, namespace = ''): GraphNode {
  return { id, kind, title, namespace, subtitle: '', role: '', cluster: '', versions: [], health: 'healthy', values: {}, stats: [] };
}

const edge = (id: string, source: string, target: string) => ({
  id, source, target, protocols: [], reporter: '', values: {}, stats: [],
});

const graph: Graph = {
  datasourceUid: 'mesh-uid',
  latencyStatistic: 'p95',
  responses: new Map(),
  nodes: [
    node('w', 'workload', 'web', 'shop'),
    node('x', 'external', 'api.example.com'),
    node('u', 'unknown', 'unknown caller'),
    node('v', 'version', 'web', 'shop'),
  ],
  edges: [edge('w->x', 'w', 'x'), edge('u->w', 'u', 'w'), edge('w->v', 'w', 'v')],
};

function panes(target: Parameters<typeof exploreUrl>[1]) {
  const url = exploreUrl(graph, target, range);
  return url && JSON.parse(new URL(url, 'http://grafana').searchParams.get('panes')!).mesh;
}

test('an edge is asked for by both ends, over the range of the dashboard', () => {
  const pane = panes({ kind: 'edge', id: 'w->x' });
  expect(pane).toMatchObject({ datasource: 'mesh-uid', range });
  expect(pane.queries[0]).toMatchObject({
    signal: 'requestRate',
    source: { namespace: 'shop', workload: 'web' },
    destination: { service: 'api.example.com' },
  });
});

test('a caller that nobody named is asked for as unknown', () => {
  expect(panes({ kind: 'edge', id: 'u->w' }).queries[1]).toMatchObject({
    signal: 'duration',
    source: { workload: 'unknown' },
    destination: { namespace: 'shop', workload: 'web' },
  });
});

test('a node is asked for by what it answers', () => {
  const [query] = panes({ kind: 'node', id: 'w' }).queries;
  expect(query.destination).toEqual({ namespace: 'shop', workload: 'web' });
  expect(query.source).toBeUndefined();
});

test('what a query cannot name, and frames of others, have no link', () => {
  expect(panes({ kind: 'edge', id: 'w->v' })).toBeUndefined();
  expect(exploreUrl({ ...graph, datasourceUid: undefined }, { kind: 'node', id: 'w' }, range)).toBeUndefined();
});

test('an edge of TCP alone is asked for connections by flag, and bytes', () => {
  const connections = { ...edge('w->d', 'w', 'x'), protocols: ['tcp'], values: { tcpConnectionRate: 1 } };
  const url = exploreUrl({ ...graph, edges: [connections], query: { errors: '5xx' } }, { kind: 'edge', id: 'w->d' }, range);
  const { queries } = JSON.parse(new URL(url ?? '', 'http://grafana').searchParams.get('panes') ?? '').mesh;
  expect(queries).toMatchObject([{ signal: 'tcpClosedRate', groupBy: ['responseFlags'] }, { signal: 'tcpSentThroughput' }]);
  expect(queries[0]).not.toHaveProperty('errors');
});
