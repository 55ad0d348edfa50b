import { type Earlier, type GraphEdge, type GraphNode, type Values } from '../../mesh/Graph';
import { atOnce } from '../../mesh/Sliced';
import { trafficOf } from '../../mesh/trafficOf';
import { describeChange } from '../compare/describeChange';
import { isPlain } from '../../mesh/isPlain';
import { connectionsGraph } from '../testing/connectionsGraph';
import { generateGraph } from '../testing/generateGraph';
import { shopGraph } from '../testing/shopGraph';
import { foldedId } from './foldedId';
import { foldGraph, prepareFolding } from './foldGraph';

const shop = shopGraph();
const folded = foldGraph(shop, (lane) => lane === 'shop');
const node = folded.nodes.find(({ id }) => id === foldedId('shop'));
const edge = (source: string, target: string) =>
  folded.edges.find((call) => call.source.endsWith(source) && call.target.endsWith(target));

describe('a folded lane', () => {
  it('is one node that counts what is in it', () => {
    expect(folded.nodes).toHaveLength(16 - 6 + 1);
    expect(node).toMatchObject({ title: 'shop', kind: 'namespace', health: 'degraded' });
    expect(node?.folded).toEqual({ lane: 'shop', count: 6, failing: 0, degraded: 2 });
  });

  it('receives what crosses its border alone', () => {
    expect(node?.values.requestRateIn).toBeCloseTo(180.4 + 2);
  });

  it('leaves other edges the very objects they were', () => {
    const untouched = shop.edges.find(({ source }) => source.endsWith('pay/payments'));
    expect(folded.edges).toContain(untouched);
  });

  it('adds rates, weighs ratios by rate, and shows the worst percentile', () => {
    const into = shop.edges.filter(({ source, target }) => source.includes('/shop/') && target.endsWith('inventory'));
    expect(into.length).toBeGreaterThan(1);
    const rates = into.map(({ values }) => values.requestRate ?? 0);
    const total = rates.reduce((sum, rate) => sum + rate, 0);
    const errors = into.reduce((sum, { values }) => sum + (values.errorRatio ?? 0) * (values.requestRate ?? 0), 0);
    const sum = edge(foldedId('shop'), 'inventory')?.values;
    expect(sum?.requestRate).toBeCloseTo(total);
    expect(sum?.errorRatio).toBeCloseTo(errors / total);
    expect(sum?.latencyMs).toBe(Math.max(...into.map(({ values }) => values.latencyMs ?? 0)));
  });

  it('keeps the responses of the calls that cross its border', () => {
    const crossing = edge(foldedId('shop'), 'payments');
    const whole = (rates: ReadonlyArray<{ rate: number }>) => rates.reduce((sum, { rate }) => sum + rate, 0);
    const before = shop.responses.get('workload/shop/checkout workload/pay/payments') ?? [];
    expect(whole(folded.responses.get(crossing?.id ?? '') ?? [])).toBeCloseTo(whole(before));
  });

  it('never calls itself', () => {
    expect(folded.edges.filter(({ source, target }) => source === target)).toEqual([]);
  });
});

it('makes one line of all calls between two folded lanes, with their sums', () => {
  const all = foldGraph(shop, () => true);
  const pairs = all.edges.map(({ source, target }) => `${source} ${target}`);
  expect(new Set(pairs).size).toBe(pairs.length);
  const laneOf = new Map(shop.nodes.map(({ id, kind, namespace }) => [id, kind === 'external' ? 'external' : namespace]));
  const sum = (calls: readonly GraphEdge[], of: (call: GraphEdge) => number) => calls.reduce((whole, call) => whole + of(call), 0);
  for (const { source, target, values } of all.edges) {
    const calls = shop.edges.filter((call) => foldedId(laneOf.get(call.source) ?? '') === source && foldedId(laneOf.get(call.target) ?? '') === target);
    const rate = sum(calls, (call) => call.values.requestRate ?? 0);
    expect(values.requestRate ?? 0).toBeCloseTo(rate);
    expect((values.errorRatio ?? 0) * rate).toBeCloseTo(sum(calls, (call) => (call.values.requestRate ?? 0) * (call.values.errorRatio ?? 0)));
    expect(values.tcpSentThroughput ?? 0).toBeCloseTo(sum(calls, (call) => call.values.tcpSentThroughput ?? 0));
  }
});

it('is the same graph when nothing is folded', () => {
  expect(foldGraph(shop, () => false)).toBe(shop);
});

describe('folding that was prepared', () => {
  const copyOf = (graph: typeof shop) => ({ ...graph });

  it.each([
    ['all lanes', () => true],
    ['one lane', (lane: string) => lane === 'shop'],
    ['all lanes but one', (lane: string) => lane !== 'shop'],
  ])('makes the same of %s', (_, isFolded) => {
    const prepared = copyOf(shop);
    atOnce(prepareFolding(prepared));
    expect(foldGraph(prepared, isFolded)).toEqual(foldGraph(copyOf(shop), isFolded));
  });

  it('keeps what the opening of a lane does not touch', () => {
    const mesh = generateGraph(200);
    atOnce(prepareFolding(mesh));
    const all = foldGraph(mesh, () => true);
    const [opened] = all.nodes.flatMap(({ folded }) => folded?.lane ?? []);
    const others = foldGraph(mesh, (lane) => lane !== opened).edges.filter(({ id }) => all.edges.some((call) => call.id === id));
    expect(others.length).toBeGreaterThan(0);
    expect(all.edges).toEqual(expect.arrayContaining(others));
    others.forEach((call) => expect(all.edges.find(({ id }) => id === call.id)).toBe(call));
  });
});

it('knows what is unknown to remain so', () => {
  const all = foldGraph(shop, () => true);
  const external = all.edges.find(({ target }) => target === foldedId('external'));
  expect(external?.values.errorRatio).toBeCloseTo(0.12);
  expect(external?.values).not.toHaveProperty('mtlsRatio');
});

describe('a folded edge with plain traffic', () => {
  const members = shop.edges.filter(({ source, target }) => source.includes('/shop/') && target.endsWith('inventory'));
  const fold = (first: Values, second: Values) => {
    const values = new Map([[members[0]?.id, first], [members[1]?.id, second]]);
    const edges = shop.edges.map((call) => ({ ...call, values: values.get(call.id) ?? call.values }));
    return foldGraph({ ...shop, edges }, (lane) => lane === 'shop').edges.find(
      ({ source, target }) => source === foldedId('shop') && target.endsWith('inventory')
    ) as GraphEdge;
  };
  const encrypted = { requestRate: 20_000, mtlsRatio: 1 };

  it('says so, however little of it is plain', () => {
    const call = fold(encrypted, { requestRate: 0.1, mtlsRatio: 0 });
    expect(call.values.mtlsRatio).toBeGreaterThan(0.9999);
    expect(isPlain(call)).toBe(true);
    expect(isPlain(fold(encrypted, { requestRate: 0.1, mtlsRatio: 1 }))).toBe(false);
  });

  it('tells no share where plain bytes would be weighed against requests', () => {
    const call = fold(encrypted, { tcpSentThroughput: 5000, mtlsRatio: 0 });
    expect(call.values).not.toHaveProperty('mtlsRatio');
    expect(isPlain(call)).toBe(true);
    expect(fold(encrypted, { tcpSentThroughput: 5000, mtlsRatio: 1 }).values.mtlsRatio).toBe(1);
  });
});

describe('compared with an earlier graph, a folded edge', () => {
  const before: Record<string, [Earlier['change'], Values]> = {
    recommendations: ['same', { requestRate: 300, errorRatio: 0.1, latencyMs: 20 }],
    checkout: ['same', { requestRate: 100, errorRatio: 0.5, latencyMs: 90 }],
  };
  const compared = {
    ...shop,
    compareTo: '1d',
    nodes: shop.nodes.map((each): GraphNode => ({ ...each, earlier: { change: 'same', values: {} } })),
    edges: shop.edges.map((call): GraphEdge => {
      const [change, values] = before[call.source.split('/').at(-1) ?? ''] ?? ['added', {}];
      return { ...call, earlier: { change, values: call.target.endsWith('inventory') ? values : {} } };
    }),
  };
  const graph = foldGraph(compared, (lane) => lane === 'shop');
  const into = graph.edges.find(({ source, target }) => source === foldedId('shop') && target.endsWith('inventory'));

  it('was the sum of its calls, their ratio weighed by their rates of then, their worst percentile', () => {
    expect(into?.earlier?.change).toBe('same');
    expect(into?.earlier?.values).toMatchObject({ requestRate: 400, latencyMs: 90 });
    expect(into?.earlier?.values.errorRatio).toBeCloseTo(0.2);
    expect(describeChange(into as GraphEdge)?.text).toMatch(/^▼ .* pp errors$/);
  });

  it('is new when all of its calls are', () => {
    const fromIngress = graph.edges.find(({ target }) => target === foldedId('shop'));
    expect(fromIngress?.earlier?.change).toBe('added');
  });

  it('makes a lane that knows what arrived there', () => {
    expect(graph.nodes.find(({ id }) => id === foldedId('shop'))?.earlier?.change).toBe('same');
    expect(foldGraph(compared, (lane) => lane === 'stock').nodes.find(({ id }) => id === foldedId('stock'))?.earlier?.values).toMatchObject({
      requestRateIn: 400,
    });
  });
});

describe('a folded lane of connections and streams', () => {
  const mesh = connectionsGraph();
  const twice = {
    ...mesh,
    edges: mesh.edges.flatMap((call) =>
      call.target.endsWith('ledger-db')
        ? [call, { ...call, id: 'second', source: 'workload/shop/web', values: { tcpConnectionRate: 3, tcpFailureRatio: 0.2, mtlsRatio: 0 } }]
        : [call]
    ),
  };
  const graph = foldGraph(twice, (lane) => lane === 'shop');
  const call = (target: string) => graph.edges.find((each) => each.source === foldedId('shop') && each.target.endsWith(target));

  it('adds connections, and weighs the share that fails by them', () => {
    expect(call('ledger-db')?.values).toMatchObject({ tcpConnectionRate: 4, tcpFailureRatio: (1 + 3 * 0.2) / 4 });
    expect(trafficOf(call('ledger-db') as GraphEdge)).toBe('tcp');
    expect(call('ticker')?.values).toMatchObject({ requestMessageRate: 2, responseMessageRate: 48 });
    expect(trafficOf(call('ticker') as GraphEdge)).toBe('stream');
  });

  it('knows a share of mTLS from connections, where nothing else tells one', () => {
    expect(call('ledger-db')?.values.mtlsRatio).toBe(0);
    expect(isPlain(call('ledger-db') as GraphEdge)).toBe(true);
  });

  it('is told what arrives at it', () => {
    const folded = foldGraph(mesh, (lane) => ['vault', 'feeds', 'pay'].includes(lane));
    const values = (lane: string) => folded.nodes.find(({ id }) => id === foldedId(lane))?.values;
    expect(values('vault')).toMatchObject({ tcpConnectionRateIn: 5, tcpFailureRatioIn: 0.6, tcpThroughputIn: 0 });
    expect(values('feeds')).toMatchObject({ messageRateIn: 50 });
    expect(values('pay')).toMatchObject({ tcpConnectionRateIn: 1, tcpFailureRatioIn: 1 });
  });
});
