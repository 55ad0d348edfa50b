import { connectionsGraph } from '../testing/connectionsGraph';
import { drawn, overlaps } from '../testing/drawn';
import { generateGraph } from '../testing/generateGraph';
import { shopGraph } from '../testing/shopGraph';
import { sampleCurve } from '../geometry/cubic';
import { type Picture } from './Picture';

const shop = drawn(shopGraph());
const cardOf = (picture: Picture, title: string) => picture.cards.find(({ node }) => node.title === title);
const edgeOf = (picture: Picture, from: string, to: string) =>
  picture.edges.find(
    ({ edge }) => edge.source === cardOf(picture, from)?.node.id && edge.target === cardOf(picture, to)?.node.id
  );

/** Edges that pass over a card that is not their own. */
function edgesOverCards({ edges, cards }: Picture): string[] {
  return edges
    .filter(({ edge, curve }) => {
      const points = sampleCurve(curve, 100).map((point) => ({ ...point, width: 0, height: 0 }));
      const foreign = cards.filter(({ node }) => node.id !== edge.source && node.id !== edge.target);
      return overlaps(points, foreign).length > 0;
    })
    .map(({ edge }) => edge.id);
}

describe('the picture of the shop', () => {
  it('draws every node and every edge', () => {
    expect(shop.cards).toHaveLength(16);
    expect(shop.edges).toHaveLength(17);
    expect(shop.lanes.map(({ name }) => name)).toEqual(['edge', 'shop', 'stock', 'external', 'pay']);
  });

  it('overlaps no cards', () => expect(overlaps(shop.cards)).toEqual([]));

  it('leads no edge over a card', () => expect(edgesOverCards(shop)).toEqual([]));

  it('starts each call at its caller’s right side and ends it before its callee’s left one', () => {
    const edge = edgeOf(shop, 'ingress', 'web');
    const ingress = cardOf(shop, 'ingress');
    const web = cardOf(shop, 'web');
    expect(edge?.curve[0]?.x).toBe((ingress?.x ?? 0) + 184);
    expect(edge?.curve.at(-1)?.x).toBeCloseTo(web?.x ?? 0);
  });

  it('leads a call against the flow into its callee from below', () => {
    const end = edgeOf(shop, 'warehouse', 'checkout')?.curve.at(-1);
    const checkout = cardOf(shop, 'checkout');
    expect(end?.x).toBe((checkout?.x ?? 0) + 92);
    expect(end?.y).toBe((checkout?.y ?? 0) + 44);
  });

  it('makes the busiest edge the widest, by the square root of its rate', () => {
    expect(edgeOf(shop, 'ingress', 'web')?.width).toBe(7);
    expect(edgeOf(shop, 'web', 'checkout')?.width).toBeCloseTo(1 + 6 * Math.sqrt(24.1 / 180.4));
  });

  it('paints failing edges last', () => {
    expect(shop.edges.at(-1)?.edge.target).toBe('external/acquirer.example.com');
    expect(shop.edges.map(({ severity }) => severity).filter((severity) => severity !== 'fine')).toEqual([
      'degraded',
      'degraded',
      'degraded',
      'failing',
    ]);
  });

  it('tells TCP from requests', () => {
    expect(shop.edges.filter(({ kind }) => kind === 'tcp')).toHaveLength(3);
  });
});

describe('the picture of connections and streams', () => {
  const picture = drawn(connectionsGraph());
  const shapeOf = (from: string, to: string) => edgeOf(picture, from, to);

  it('draws failing connections as failing, whether or not requests flow beside them', () => {
    expect(shapeOf('orders', 'ledger-db')).toMatchObject({ severity: 'failing', kind: 'tcp' });
    expect(shapeOf('web', 'slow.example.net')).toMatchObject({ severity: 'failing', kind: 'request' });
    expect(shapeOf('orders', 'redis')).toMatchObject({ severity: 'fine', kind: 'tcp' });
  });

  it('makes connections without a byte as wide as their share of all connections', () => {
    expect(shapeOf('importer', 'store')?.width).toBe(5);
    expect(shapeOf('orders', 'ledger-db')?.width).toBeCloseTo(1 + 4 * Math.sqrt(1 / 5));
    expect(shapeOf('orders', 'redis')?.width).toBe(5);
  });

  it('measures streams with streams, as a line of requests', () => {
    expect(shapeOf('web', 'ticker')).toMatchObject({ severity: 'fine', kind: 'stream', width: 5 });
  });

  it('stands callers without a workload in their namespace, and hosts outside in one lane', () => {
    const laneOf = (title: string) => cardOf(picture, title)?.lane;
    expect(laneOf('importer')).toBe('batch');
    expect(laneOf('unknown caller')).toBe('legacy');
    expect(['partner.example.com', 'tracker.example.org', 'other hosts'].map(laneOf)).toEqual(['external', 'external', 'external']);
  });
});

describe('a larger mesh', () => {
  const picture = drawn(generateGraph(60));

  it('overlaps no cards', () => expect(overlaps(picture.cards)).toEqual([]));

  it('keeps cards within their lanes', () => {
    for (const card of picture.cards) {
      const lane = picture.lanes.find(({ name }) => name === card.node.namespace);
      expect(card.y).toBeGreaterThan(lane?.y ?? Infinity);
      expect(card.y + card.height).toBeLessThan((lane?.y ?? 0) + (lane?.height ?? 0));
    }
  });

  it('leads no edge over a card', () => expect(edgesOverCards(picture)).toEqual([]));

  it('is the same every time', () => expect(drawn(generateGraph(60))).toEqual(picture));
});

describe('healthy calls', () => {
  const many = drawn(generateGraph(120, { namespaces: 11 }));

  it('are drawn as they are where they are few', () => expect(shop.crowd).toBe(0));

  it('are slimmer where they are many, and the others are not', () => {
    const widest = (severity: string) => Math.max(...many.edges.filter((shape) => shape.severity === severity && shape.kind === 'request').map(({ width }) => width));
    expect(many.crowd).toBe(1);
    expect(widest('fine')).toBeLessThan(4);
    expect(widest('failing')).toBeGreaterThan(widest('fine'));
  });
});

it('draws a service that calls itself and two that stand in one column', () => {
  const base = generateGraph(2);
  const [a, b] = base.nodes;
  const call = (source = '', target = '') => ({
    id: `${source} ${target}`,
    source,
    target,
    protocols: ['http'],
    reporter: 'source',
    values: { requestRate: 1 },
    stats: [],
  });
  const picture = drawn({ ...base, edges: [call(a?.id, a?.id), call(a?.id, b?.id), call(b?.id, a?.id)] });
  expect(picture.edges).toHaveLength(3);
  picture.edges.forEach(({ curve }) => expect(curve.every(({ x, y }) => Number.isFinite(x + y))).toBe(true));
});
