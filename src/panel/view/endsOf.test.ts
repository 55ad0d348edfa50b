import { shopGraph } from '../testing/shopGraph';
import { twoClusters } from '../testing/twoClusters';
import { endsOf, namedEdges } from './endsOf';

const mesh = twoClusters();

it('names the cluster of what runs in several, of both ends', () => {
  expect(endsOf(mesh, { kind: 'edge', id: 'west: web->cart' })).toEqual({
    source: { cluster: 'west', namespace: 'shop', workload: 'web' },
    destination: { cluster: 'west', namespace: 'shop', workload: 'cart' },
  });
  expect(endsOf(mesh, { kind: 'node', id: 'workload/east/shop/cart' })?.destination).toMatchObject({ cluster: 'east' });
});

it('names no cluster where a name says enough, so that calls that never arrived are of it too', () => {
  expect(endsOf(mesh, { kind: 'edge', id: 'east: web->search' })?.destination).toEqual({ namespace: 'shop', workload: 'search' });
});

it('remembers who has namesakes where only a part of the mesh is shown', () => {
  const part = { ...mesh, nodes: mesh.nodes.filter(({ cluster }) => cluster === 'west') };
  expect(endsOf(part, { kind: 'node', id: 'workload/west/shop/cart' })?.destination).toMatchObject({ cluster: 'west' });
});

it('names all edges as it names each of them', () => {
  const shop = shopGraph();
  const named = namedEdges(shop);
  expect(named).toHaveLength(shop.edges.length);
  named.forEach(({ edge, ends }) => expect(ends).toEqual(endsOf(shop, { kind: 'edge', id: edge.id })));
});
