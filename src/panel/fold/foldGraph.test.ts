import { shopGraph } from '../testing/shopGraph';
import { foldedId, foldGraph } from './foldGraph';

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

it('is the same graph when nothing is folded', () => {
  expect(foldGraph(shop, () => false)).toBe(shop);
});

it('knows what is unknown to remain so', () => {
  const all = foldGraph(shop, () => true);
  const external = all.edges.find(({ target }) => target === foldedId('external'));
  expect(external?.values.errorRatio).toBeCloseTo(0.12);
  expect(external?.values).not.toHaveProperty('mtlsRatio');
});
