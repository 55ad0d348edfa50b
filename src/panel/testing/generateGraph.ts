import { type Graph, type GraphEdge, type GraphNode } from '../../mesh/Graph';

/** A made-up mesh of so many nodes in five namespaces; the same number gives the same mesh. */
export function generateGraph(count: number): Graph {
  const random = seeded(7);
  const nodes = Array.from({ length: count }, (_, index): GraphNode => ({
    id: `n${index % 5}/svc-${index}`,
    title: `svc-${index}`,
    subtitle: '',
    kind: 'workload',
    role: '',
    cluster: '',
    namespace: `n${index % 5}`,
    versions: [],
    health: 'healthy',
    values: { requestRateIn: 10 },
    stats: [],
  }));
  const edges = new Map<string, GraphEdge>();
  for (let callee = 1; callee < count; callee++) {
    for (let calls = 1 + Math.floor(random() * 2.4); calls > 0; calls--) {
      const source = nodes[Math.floor(random() ** 1.3 * callee)]?.id ?? '';
      const target = nodes[callee]?.id ?? '';
      const id = `${source} ${target}`;
      const errorRatio = random() > 0.9 ? random() * 0.2 : 0;
      const values = { requestRate: 1 + random() * 200, errorRatio, latencyMs: random() * 300 };
      edges.set(id, { id, source, target, protocols: ['http'], reporter: 'source', values, stats: [] });
    }
  }
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return {
    nodes: nodes.sort(byId),
    edges: [...edges.values()].sort(byId),
    responses: new Map(),
    latencyStatistic: 'p95',
  };
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
