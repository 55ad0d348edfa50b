import { type Graph } from '../../mesh/Graph';
import { shopGraph } from '../testing/shopGraph';
import { sameShape, toShape } from './MeshShape';

const shop = shopGraph();
const changed = (change: Partial<Graph['nodes'][number]>): Graph => ({
  ...shop,
  nodes: shop.nodes.map((node, index) => (index === 3 ? { ...node, ...change } : node)),
});

it('is the same with other numbers', () => {
  const other = { ...changed({ health: 'failing', values: {} }), edges: shop.edges.map((edge) => ({ ...edge, values: {} })) };
  expect(sameShape(shop, other)).toBe(true);
  expect(toShape(other).topology).toEqual(toShape(shop).topology);
});

it.each([
  ['a node less', { ...shop, nodes: shop.nodes.slice(1) }],
  ['another node', changed({ id: 'workload/shop/another' })],
  ['a node in another namespace', changed({ namespace: 'elsewhere' })],
  ['an edge less', { ...shop, edges: shop.edges.slice(1) }],
  ['an edge with another target', { ...shop, edges: shop.edges.map((edge, index) => (index === 2 ? { ...edge, target: edge.source } : edge)) }],
])('is another one with %s', (_, other) => {
  expect(sameShape(shop, other)).toBe(false);
  expect(toShape(other).key).not.toBe(toShape(shop).key);
});
