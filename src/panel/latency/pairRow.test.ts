import { type BreakdownRow } from '../../mesh/Breakdown';
import { type MeshQuery } from '../../mesh/MeshQuery';
import { latencyRow } from '../../mesh/testing/latencyFrames';
import { shopGraph } from '../testing/shopGraph';
import { twoClusters } from '../testing/twoClusters';
import { endsOf } from '../links/endsOf';
import { edgeOf, pairQueries, rowOf } from './pairRow';

const cart = { source_workload: 'web', source_workload_namespace: 'shop', destination_workload: 'cart' };
const withLabels = (labels: Record<string, string>, query?: Partial<MeshQuery>): BreakdownRow => ({
  ...latencyRow('checkout', 'payments'),
  id: JSON.stringify(labels),
  labels,
  asked: { links: {}, query },
});

describe('a pair that runs in two clusters', () => {
  const mesh = twoClusters();
  const of = (cluster: string) => withLabels({ ...cart, source_cluster: cluster, destination_cluster: cluster });
  const east = of('east');
  const west = of('west');

  it('is found in the cluster of its row', () => {
    expect(edgeOf(mesh, east)?.id).toBe('east: web->cart');
    expect(edgeOf(mesh, west)?.id).toBe('west: web->cart');
  });

  it('has the row of its own cluster, none of both together', () => {
    const ends = endsOf(mesh, { kind: 'edge', id: 'west: web->cart' }) ?? {};
    const rows = [withLabels(cart), east, west];
    expect(rowOf({ rows, history: new Map(), statistics: [] }, ends)).toBe(west);
    expect(edgeOf(mesh, withLabels(cart))).toBeUndefined();
  });

  it('is found where a row’s query tells its cluster', () => {
    const query = { source: { cluster: 'west' }, destination: { cluster: 'west' } };
    expect(edgeOf(mesh, withLabels(cart, query))?.id).toBe('west: web->cart');
  });
});

describe('a pair whose rows are by version', () => {
  const ends = { source: { namespace: 'shop', workload: 'web' }, destination: { workload: 'cart' } };
  const find = (...rows: BreakdownRow[]) => rowOf({ rows, history: new Map(), statistics: [] }, ends);
  const of = (version: string) => withLabels({ ...cart, destination_version: version });

  it('has no row of its own, as each is of some of its calls', () => {
    expect(find(of('v1'), of('v2'))).toBeUndefined();
    expect(find(of('v1'), of(''))).toBeUndefined();
    expect(find(withLabels({ ...cart, request_protocol: 'http' }), withLabels({ ...cart, request_protocol: 'grpc' }))).toBeUndefined();
  });

  it('has the one that there is, be it of two queries', () => {
    const only = of('v1');
    expect(find(only)).toBe(only);
    expect(find(only, of('v1'))).toBe(only);
  });

  it('has the row of all versions, where there is one', () => {
    const all = withLabels(cart);
    expect(find(of('v1'), of('v2'), all)).toBe(all);
  });
});

it('many rows look through the edges of a graph once', () => {
  const shop = shopGraph();
  let reads = 0;
  const edges = new Proxy(shop.edges, {
    get: (all, key) => {
      reads += 1;
      return Reflect.get(all, key) as unknown;
    },
  });
  const graph = { ...shop, edges };
  const rows = shop.edges.map(({ source }) => withLabels({ ...cart, source_workload: source }));
  edgeOf(graph, rows[0] ?? withLabels(cart));
  const first = reads;
  rows.forEach((row) => edgeOf(graph, row));
  expect(first).toBeGreaterThan(0);
  expect(reads).toBe(first);
});

it('a pair is asked for as the graph’s query narrowed it, whoever that believed', () => {
  const ends = { source: { workload: 'web' }, destination: { workload: 'cart' } };
  const filters = [
    { label: 'tenant', op: '=' as const, value: 'gold' },
    { label: 'source_zone', op: '=' as const, value: 'a' },
  ];
  const query: Partial<MeshQuery> = { filters, protocol: 'grpc', reporter: 'source', errors: '5xx', window: '10m', source: { cluster: 'east' } };
  const [pair, onward] = pairQueries('mesh', ends, query);
  expect(pair).toMatchObject({ filters, protocol: 'grpc', window: '10m', source: { cluster: 'east', workload: 'web' } });
  expect(pair).not.toHaveProperty('reporter');
  expect(pair).not.toHaveProperty('errors');
  expect(onward).toMatchObject({ filters: [filters[0]], window: '10m', source: { workload: 'cart' } });
});
