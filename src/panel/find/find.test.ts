import { type Graph } from '../../mesh/Graph';
import { defaultErrorScale } from '../picture/ErrorScale';
import { connectionsGraph } from '../testing/connectionsGraph';
import { shopGraph } from '../testing/shopGraph';
import { focusOn } from './focusOn';
import { hideParts } from './hideParts';
import { mostSymptoms, rankCauses } from './rankCauses';

const shop = shopGraph();
const titles = ({ nodes }: Graph) => nodes.map(({ title }) => title).sort();
const idOf = (title: string) => shop.nodes.find((node) => node.title === title)?.id ?? '';

describe('hiding', () => {
  it('leaves the failing way when healthy parts are hidden', () => {
    const graph = hideParts(shop, ['healthy'], defaultErrorScale);
    expect(titles(graph)).toEqual(['acquirer.example.com', 'checkout', 'payments', 'recommendations', 'web']);
    expect(graph.edges).toHaveLength(4);
  });

  it('takes calls away with the nodes that they lead to', () => {
    const idle = { ...shop, nodes: shop.nodes.map((node) => (node.title === 'fraud' ? { ...node, health: 'idle' as const } : node)) };
    const graph = hideParts(idle, ['idle'], defaultErrorScale);
    expect(titles(graph)).not.toContain('fraud');
    expect(graph.edges).toHaveLength(16);
  });

  it('does not take a call for idle that carries bytes instead of requests', () => {
    const call = { ...shop.edges[0], values: { requestRate: 0 } };
    const edges = [
      { ...call, id: 'bytes', values: { requestRate: 0, tcpReceivedThroughput: 9 } },
      { ...call, id: 'nothing', values: { requestRate: 0, tcpReceivedThroughput: 0 } },
      { ...call, id: 'silent' },
    ];
    expect(hideParts({ ...shop, edges } as Graph, ['idle'], defaultErrorScale).edges.map(({ id }) => id)).toEqual(['bytes']);
  });

  it('hides neither connections without a byte nor streams as idle, nor what fails to connect as healthy', () => {
    const mesh = connectionsGraph();
    expect(hideParts(mesh, ['idle'], defaultErrorScale).edges).toHaveLength(mesh.edges.length);
    expect(hideParts(mesh, ['healthy'], defaultErrorScale).edges.map(({ target }) => target).sort()).toEqual([
      'external/slow.example.net',
      'external/tracker.example.org',
      'service/pay/ledger-db',
      'workload/vault/store',
    ]);
  });

  it('changes nothing when nothing is hidden', () => expect(hideParts(shop, [], defaultErrorScale)).toBe(shop));
});

describe('focus', () => {
  it.each([
    [1, 'upstream', ['checkout', 'payments']],
    [1, 'downstream', ['acquirer.example.com', 'fraud', 'ledger', 'payments']],
    [2, 'downstream', ['acquirer.example.com', 'fraud', 'ledger', 'ledger-db', 'payments']],
    [1, 'both', ['acquirer.example.com', 'checkout', 'fraud', 'ledger', 'payments']],
  ] as const)('%d hops %s', (hops, direction, expected) => {
    expect(titles(focusOn(shop, { ids: [idOf('payments')], hops, direction }))).toEqual(expected);
  });

  it('does not go down again from those who call', () => {
    const around = focusOn(shop, { ids: [idOf('payments')], hops: 2, direction: 'both' });
    expect(titles(around)).not.toContain('inventory');
  });
});

describe('where it started', () => {
  const causes = rankCauses(shop, defaultErrorScale);
  const named = causes.map(({ edge }) => edge.target.split('/').at(-1));

  it('puts the deepest failing call before those that lead to it', () => {
    expect(named).toEqual(['acquirer.example.com', 'recommendations', 'payments', 'checkout']);
    expect(causes.map(({ symptoms }) => symptoms)).toEqual([2, 0, 1, 0]);
    expect(causes.map(({ deepest }) => deepest)).toEqual([true, true, false, false]);
  });

  it('is at failing connections too, those before that fail more a second', () => {
    const targets = rankCauses(connectionsGraph(), defaultErrorScale).map(({ edge }) => edge.target.split('/').at(-1));
    expect(targets).toEqual(['store', 'tracker.example.org', 'slow.example.net', 'ledger-db']);
  });

  it('does not lose its way in a circle of failing calls', () => {
    const call = (source: string, target: string) => ({ ...shop.edges[0], id: source + target, source, target, values: { errorRatio: 0.5 } });
    const ring = { ...shop, edges: [call('a', 'b'), call('b', 'a')] } as Graph;
    expect(rankCauses(ring, defaultErrorScale).map(({ symptoms }) => symptoms)).toEqual([1, 1]);
  });

  it('counts no further than anybody reads where everything fails', () => {
    const nodes = Array.from({ length: 400 }, (_, index) => `n${String(index)}`);
    const call = (source: string, target: string) => ({ ...shop.edges[0], id: source + target, source, target, values: { errorRatio: 1 } });
    const edges = nodes.slice(1).flatMap((target, index) => [0, 1, 2, 3].map((back) => call(nodes[Math.max(0, index - back)] ?? '', target)));
    const unique = [...new Map(edges.map((edge) => [edge.id, edge])).values()];
    const [deepest] = rankCauses({ ...shop, edges: unique } as Graph, defaultErrorScale);
    expect(deepest).toMatchObject({ symptoms: mostSymptoms, deepest: true });
  });
});
