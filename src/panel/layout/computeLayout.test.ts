import { generateGraph } from '../testing/generateGraph';
import { parseMesh, printLayout } from '../testing/asciiMesh';
import { shopGraph } from '../testing/shopGraph';
import { computeLayout } from './computeLayout';
import { type Topology } from './Topology';
import { toTopology } from './toTopology';

const aspect = 1512 / 770;
const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');

describe('a layout from nothing', () => {
  it('stands in lanes by namespace and columns by call depth', () => {
    const mesh = parseMesh(`
      edge: gate
      shop: web cart
      data: db
      gate -> web
      web -> cart
      cart -> db`);
    expect(printLayout(computeLayout({ topology: mesh, aspect }))).toBe(
      lines(`
      edge:
      gate
      shop:
      .....web..cart
      data:
      ...............db`)
    );
  });

  it('centres a stack in its lane', () => {
    const mesh = parseMesh('shop: a b c\na -> b c');
    const { cards } = computeLayout({ topology: mesh, aspect });
    expect(cards.get('a')?.row).toBe(0.5);
    expect([cards.get('b')?.row, cards.get('c')?.row].sort()).toEqual([0, 1]);
  });

  it('breaks a stack that is much taller than the panel into columns', () => {
    const leaves = Array.from({ length: 24 }, (_, index) => `leaf${index}`).join(' ');
    const mesh = parseMesh(`shop: a ${leaves}\na -> ${leaves}`);
    const { lanes, cards } = computeLayout({ topology: mesh, aspect });
    expect(lanes[0]?.rows).toBeLessThan(13);
    expect(new Set([...cards.values()].map(({ column }) => column)).size).toBeGreaterThan(1);
  });

  it.each([16, 60, 300])('gives each of %d cards a slot of its own', (count) => {
    const { cards } = computeLayout({ topology: toTopology(generateGraph(count)), aspect });
    const slots = [...cards.values()].map(({ lane, rank, column, row }) => [lane, rank, column, row].join());
    expect(new Set(slots).size).toBe(count);
  });

  it('merges as many columns as names need to be read, and none where nobody reads them', () => {
    const chain = Array.from({ length: 9 }, (_, index) => `s${index}`);
    const topology = parseMesh(`shop: ${chain.join(' ')}\n${chain.slice(1).map((id, index) => `s${index} -> ${id}`).join('\n')}`);
    const columns = (length?: number) => computeLayout({ topology, aspect, length }).columns.length;
    expect(columns()).toBe(8);
    expect(columns(2560)).toBe(8);
    expect(columns(1000)).toBeLessThan(7);
  });

  it('is the same every time', () => {
    const topology = toTopology(generateGraph(60));
    expect(computeLayout({ topology, aspect })).toEqual(computeLayout({ topology, aspect }));
  });
});

describe('a layout after another', () => {
  const topology = toTopology(generateGraph(120));
  const before = computeLayout({ topology, aspect });

  it('is the very same while the topology is, whatever the order of rows', () => {
    const graph = shopGraph();
    const shuffled = { ...graph, nodes: [...graph.nodes].reverse(), edges: [...graph.edges].reverse() };
    const first = computeLayout({ topology: toTopology(graph), aspect });
    expect(computeLayout({ topology: toTopology(shuffled), aspect, previous: first })).toBe(first);
  });

  it('leaves the slot of a gone card empty and moves nothing', () => {
    const [gone] = topology.nodes;
    const smaller: Topology = {
      nodes: topology.nodes.slice(1),
      links: topology.links.filter(({ source, target }) => source !== gone?.id && target !== gone?.id),
    };
    const after = computeLayout({ topology: smaller, aspect, previous: before });
    expect(after.cards.size).toBe(119);
    after.cards.forEach((slot, id) => expect(slot).toEqual(before.cards.get(id)));
  });

  it('puts a new card on a free slot beside its caller and moves nothing', () => {
    const [caller] = topology.nodes;
    const larger: Topology = {
      nodes: [...topology.nodes, { id: 'zz-new', lane: caller?.lane ?? '' }],
      links: [...topology.links, { source: caller?.id ?? '', target: 'zz-new' }],
    };
    const after = computeLayout({ topology: larger, aspect, previous: before });
    before.cards.forEach((slot, id) => expect(after.cards.get(id)).toEqual(slot));
    const slots = [...after.cards.values()].map(({ lane, rank, column, row }) => [lane, rank, column, row].join());
    expect(new Set(slots).size).toBe(121);
    expect(after.cards.get('zz-new')?.rank).toBe((before.cards.get(caller?.id ?? '')?.rank ?? 0) + 1);
  });

  it('opens a lane below the others, in their columns, and moves nothing', () => {
    const first = computeLayout({ topology: parseMesh('shop: a b c\nother: z\na -> b\nb -> c\na -> z'), aspect });
    const leaves = Array.from({ length: 12 }, (_, index) => `leaf${index}`);
    const mesh = parseMesh(`shop: a b c\nstock: ${leaves.join(' ')}\na -> b\nb -> c\na -> ${leaves.join(' ')}`);
    const after = computeLayout({ topology: mesh, aspect, previous: first });
    ['a', 'b', 'c'].forEach((id) => expect(after.cards.get(id)).toEqual(first.cards.get(id)));
    expect(after.lanes.map(({ name }) => name)).toEqual(['shop', 'stock']);
    expect(after.columns.slice(0, first.columns.length)).toEqual(first.columns);
    expect(after.stretch).toEqual(first.stretch);
    expect(after.lanes[1]?.rows).toBeLessThan(13);
    leaves.forEach((id) => expect(after.cards.get(id)?.rank).toBeGreaterThan(0));
  });

  it('keeps a column whose last card has gone, so that nothing right of it moves', () => {
    const first = computeLayout({ topology: parseMesh('shop: a b c\na -> b\nb -> c'), aspect });
    const after = computeLayout({ topology: parseMesh('shop: a c\na -> c'), aspect, previous: first });
    expect(after.columns).toEqual(first.columns);
  });

  it('stands a new card further right rather than letting its full lane grow', () => {
    const first = computeLayout({ topology: parseMesh('shop: a b\ndata: d\na -> b\nb -> d'), aspect });
    const after = computeLayout({ topology: parseMesh('shop: a b c\ndata: d\na -> b c\nb -> d'), aspect, previous: first });
    expect(after.lanes).toEqual(first.lanes);
    expect(after.cards.get('c')).toMatchObject({ lane: 'shop', rank: 2 });
  });

  it('grows a full lane by one row', () => {
    const first = computeLayout({ topology: parseMesh('shop: a b\na -> b'), aspect });
    const after = computeLayout({ topology: parseMesh('shop: a b c\na -> b c'), aspect, previous: first });
    expect(after.lanes).toEqual([{ name: 'shop', rows: 2 }]);
    expect(after.cards.get('b')).toEqual(first.cards.get('b'));
    expect(after.cards.get('c')).toMatchObject({ rank: 1, row: 1 });
  });

  it('makes a lane smaller again when a burst of cards is over, and moves nothing in the others', () => {
    const many = Array.from({ length: 12 }, (_, index) => `canary${index}`).join(' ');
    const calm = parseMesh('shop: a b c\nstock: d\na -> b c\nb -> d');
    const first = computeLayout({ topology: calm, aspect });
    const burst = computeLayout({ topology: parseMesh(`shop: a b c ${many}\nstock: d\na -> b c ${many}\nb -> d`), aspect, previous: first });
    const rowsOf = ({ lanes }: typeof first) => lanes.map(({ name, rows }) => `${name} ${rows}`);
    expect(rowsOf(burst)).not.toEqual(rowsOf(first));
    const after = computeLayout({ topology: calm, aspect, previous: burst });
    expect(rowsOf(after)).toEqual(rowsOf(first));
    expect(after.cards.get('d')).toEqual(first.cards.get('d'));
  });
});
