import { parseMesh } from '../testing/asciiMesh';
import { overlaps, panelAspect } from '../testing/drawn';
import { shopGraph } from '../testing/shopGraph';
import { fitCamera } from '../geometry/Camera';
import { toTopology } from '../layout/toTopology';
import { arrange } from './arrange';

const shop = shopGraph();
const down = arrange({ topology: toTopology(shop), edges: shop.edges, flow: 'down', aspect: 1 / panelAspect });

describe('a picture whose calls run down', () => {
  it('keeps the size of cards and overlaps none', () => {
    const cards = [...down.cards.values()];
    expect(new Set(cards.map(({ width, height }) => `${width} ${height}`))).toEqual(new Set(['184 44']));
    expect(overlaps(cards)).toEqual([]);
  });

  it('leads a call from the caller’s lower edge to the callee’s upper one', () => {
    const call = shop.edges.find(({ source, target }) => source.endsWith('/web') && target.endsWith('/cart'));
    const curve = down.curves.get(call?.id ?? '') ?? [];
    const [from, to] = [down.cards.get(call?.source ?? ''), down.cards.get(call?.target ?? '')];
    expect(curve[0]?.y).toBe((from?.y ?? 0) + 44);
    expect(curve.at(-1)?.y).toBe(to?.y);
  });

  it('stands lanes side by side', () => {
    expect(new Set(down.lanes.map(({ y }) => y)).size).toBe(1);
    expect(overlaps(down.lanes)).toEqual([]);
  });
});

it('keeps curves around the last column within their lane', () => {
  const topology = parseMesh('x: a b\na -> b\nb -> a');
  const edges = [
    { id: 'ab', source: 'a', target: 'b' },
    { id: 'ba', source: 'b', target: 'a' },
    { id: 'bb', source: 'b', target: 'b' },
  ];
  const { lanes, curves } = arrange({ topology, edges, aspect: 2 });
  const right = Math.max(...[...curves.values()].flat().map(({ x }) => x));
  expect((lanes[0]?.x ?? 0) + (lanes[0]?.width ?? 0)).toBeGreaterThan(right);
});

describe('a free picture', () => {
  const request = { topology: toTopology(shop), edges: shop.edges, freely: true, aspect: panelAspect };
  const free = arrange(request);

  it('overlaps no cards and leads every call', () => {
    expect(overlaps([...free.cards.values()])).toEqual([]);
    expect(free.curves.size).toBe(17);
    expect(free.lanes).toEqual([]);
  });

  it('is the same every time', () => expect(arrange(request)).toEqual(free));

  it('does not move a card because another one came', () => {
    const [gone] = shop.nodes;
    const fewer = { ...shop, nodes: shop.nodes.slice(1), edges: shop.edges.filter(({ target }) => target !== gone?.id) };
    const before = arrange({ ...request, topology: toTopology(fewer), edges: fewer.edges });
    const after = arrange({ ...request, previous: before.layout });
    before.cards.forEach((card, id) => expect(after.cards.get(id)?.x).toBeCloseTo(card.x));
  });

  it('bends opposite calls apart', () => {
    const edges = [
      { id: 'ab', source: 'a', target: 'b' },
      { id: 'ba', source: 'b', target: 'a' },
    ];
    const { curves } = arrange({ topology: parseMesh('x: a b\na -> b\nb -> a'), edges, freely: true, aspect: 2 });
    const middle = (id: string) => curves.get(id)?.[1] ?? { x: 0, y: 0 };
    const back = curves.get('ba')?.[2] ?? { x: 0, y: 0 };
    expect(Math.hypot(middle('ab').x - back.x, middle('ab').y - back.y)).toBeGreaterThan(10);
  });
});

describe('a card put somewhere in a free picture', () => {
  const request = { topology: toTopology(shop), edges: shop.edges, freely: true, aspect: panelAspect };
  const before = arrange(request);
  const [id, other] = ['workload/shop/web', 'workload/shop/cart'];
  const onto = before.cards.get(other) ?? { x: 0, y: 0, width: 0, height: 0 };
  const point = { x: onto.x + onto.width / 2, y: onto.y + onto.height / 2 + 9 };
  const after = arrange({ ...request, previous: before.layout, places: { [id]: point } });

  it('stands there', () => {
    expect(after.cards.get(id)).toMatchObject({ x: onto.x, y: onto.y + 9 });
    expect(arrange({ ...request, places: { [id]: point } }).cards.get(id)).toMatchObject({ x: onto.x, y: onto.y + 9 });
  });

  it('pushes aside only what it was put on, and that not far', () => {
    expect(overlaps([...after.cards.values()])).toEqual([]);
    const moved = [...after.cards].filter(([each, card]) => Math.hypot(card.x - (before.cards.get(each)?.x ?? 0), card.y - (before.cards.get(each)?.y ?? 0)) > 1);
    expect(moved.map(([each]) => each).sort()).toEqual([other, id].sort());
    const pushed = after.cards.get(other) ?? onto;
    expect(Math.hypot(pushed.x - onto.x, pushed.y - onto.y)).toBeLessThan(120);
  });
});

it.each([{ freely: false }, { freely: true }])('of nothing is a place for a camera all the same: $freely', ({ freely }) => {
  const { bounds, cards } = arrange({ topology: { nodes: [], links: [] }, edges: [], aspect: panelAspect, freely });
  expect(cards.size).toBe(0);
  const { x, y, zoom } = fitCamera(bounds, { width: 1400, height: 560 });
  expect([x, y, zoom].every(Number.isFinite)).toBe(true);
  expect(zoom).toBeGreaterThan(0);
});
