import { shopGraph } from '../testing/shopGraph';
import { pairUrl } from './pairUrl';

const shop = shopGraph();
const range = { from: 'now-1h', to: 'now' };
const url = (id: string) => pairUrl(shop, { kind: 'edge', id }, range);

it('names both ends as the dashboard of a pair asks for them', () => {
  const address = new URL(url('workload/shop/web workload/shop/checkout') ?? '', 'http://grafana');
  expect(address.pathname).toBe('/d/alidade-service-pair');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    'var-datasource': 'alidade',
    'var-sourceNamespace': 'shop',
    'var-sourceWorkload': 'web',
    'var-destinationNamespace': 'shop',
    'var-destinationService': 'checkout',
    from: 'now-1h',
    to: 'now',
  });
});

it('leads nowhere from a node, or from a caller without a name', () => {
  expect(pairUrl(shop, { kind: 'node', id: 'workload/shop/web' }, range)).toBeUndefined();
  const nameless = { ...shop, nodes: shop.nodes.map((node) => (node.title === 'web' ? { ...node, kind: 'unknown' as const } : node)) };
  const target = { kind: 'edge', id: 'workload/shop/web workload/shop/checkout' } as const;
  expect(pairUrl(nameless, target, range)).toBeUndefined();
});
