import { connectionsGraph } from '../testing/connectionsGraph';
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

describe('ends without a workload', () => {
  const mesh = connectionsGraph();
  const edge = (id: string) => endsOf(mesh, { kind: 'edge', id });

  it('are named by their service account, or by their namespace', () => {
    expect(edge('unknown/batch/importer workload/vault/store')?.source).toEqual({
      workload: 'unknown',
      principal: { op: '=~', value: '.*/ns/batch/sa/importer' },
    });
    expect(edge('unknown/legacy/unknown-caller workload/shop/web')?.source).toEqual({ workload: 'unknown', namespace: 'legacy' });
  });

  it('are named by the host that was asked for where the service’s name says no more', () => {
    expect(edge('workload/shop/web external/partner.example.com')?.destination).toEqual({ host: 'partner.example.com' });
    expect(edge('workload/shop/web external/tracker.example.org')?.destination).toEqual({ host: 'tracker.example.org' });
  });

  it('are named by the service where they are bare addresses', () => {
    const nodes = mesh.nodes.map((node) => ({ ...node, title: node.title === 'partner.example.com' ? 'PassthroughCluster' : node.title }));
    const target = { kind: 'edge', id: 'workload/shop/web external/partner.example.com' } as const;
    expect(endsOf({ ...mesh, nodes }, target)?.destination).toEqual({ service: 'PassthroughCluster' });
  });

  it('have no name where they are many', () => {
    expect(edge('workload/shop/web external/other hosts')).toBeUndefined();
  });
});
