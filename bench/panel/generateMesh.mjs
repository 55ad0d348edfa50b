// A made-up mesh as frames of the graph contract; the same numbers give the same mesh.
//
// Each namespace holds layers of services that mostly call within it; four in five calls stay inside,
// the rest comes from one of the two namespaces before it.

const units = {
  requestRateIn: 'reqps',
  errorRatioIn: 'percentunit',
  requestRate: 'reqps',
  errorRatio: 'percentunit',
  latencyMs: 'ms',
  mtlsRatio: 'percentunit',
};

function seeded(seed) {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

function toFrame(name, rows) {
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  const keys = Object.keys(rows[0]);
  const custom = { kind: 'alidade.graph', query: { latencyStatistic: 'p95' } };
  return {
    schema: {
      name,
      refId: 'A',
      meta: { custom },
      fields: keys.map((key) => ({
        name: key,
        type: typeof rows[0][key] === 'number' ? 'number' : 'string',
        config: units[key] ? { unit: units[key] } : {},
      })),
    },
    data: { values: keys.map((key) => rows.map((row) => row[key])) },
  };
}

/** `churn` replaces that share of the nodes by new ones; `round` changes every number. */
export function generateMesh({ nodes: count, edgesPerNode, namespaces, churn = 0, round = 0 }) {
  const random = seeded(7);
  const numbers = seeded(100 + round);
  const replaced = seeded(31);
  const nodes = Array.from({ length: count }, (_, index) => {
    const namespace = `ns-${index % namespaces}`;
    const title = `${replaced() < churn ? 'new' : 'svc'}-${index}`;
    const failing = random() > 0.985;
    return {
      id: `workload/c1/${namespace}/${title}`,
      title,
      subtitle: namespace,
      kind: 'workload',
      role: '',
      cluster: 'c1',
      namespace,
      requestRateIn: numbers() * 100,
      errorRatioIn: failing ? 0.15 : 0,
      health: failing ? 'failing' : 'healthy',
    };
  });
  const edges = new Map();
  for (let target = namespaces; target < count; target++) {
    for (let call = 0; call < edgesPerNode; call++) {
      const own = target % namespaces;
      const from = random() < 0.8 ? own : Math.max(0, own - 1 - Math.floor(random() * 2));
      const layer = Math.floor(random() ** 1.5 * Math.floor(target / namespaces));
      const source = layer * namespaces + from;
      const failing = random() > 0.985;
      const id = `${nodes[source].id}->${nodes[target].id}`;
      edges.set(id, {
        id,
        source: nodes[source].id,
        target: nodes[target].id,
        protocols: 'http',
        requestRate: 1 + numbers() * 200,
        errorRatio: failing ? numbers() * 0.3 : 0,
        latencyMs: numbers() * 300,
        mtlsRatio: 1,
        reporter: 'source',
      });
    }
  }
  return [toFrame('nodes', nodes), toFrame('edges', [...edges.values()])];
}
