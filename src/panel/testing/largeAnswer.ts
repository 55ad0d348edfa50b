import { type DataFrame, toDataFrame } from '@grafana/data';

const namespaces = 6;

/** The frames of a mesh with too many rows to be read at once: 300 workloads in six namespaces, 2,100 calls at a rate. */
export function largeAnswer(requestRate: number): DataFrame[] {
  const nodes = Array.from({ length: 300 }, (_, index) => ({ id: `n${index}`, namespace: `team-${index % namespaces}` }));
  const calls = nodes.flatMap(({ id }, index) =>
    [1, 7, 13, 50, 101, 151, 211].map((step) => ({ source: id, target: nodes[(index + step) % nodes.length]?.id ?? '' }))
  );
  const column = <T>(items: readonly T[], name: string, of: (item: T) => unknown) => ({ name, values: items.map(of) });
  return [
    toDataFrame({
      name: 'nodes',
      refId: 'A',
      fields: [
        column(nodes, 'id', ({ id }) => id),
        column(nodes, 'title', ({ id }) => id),
        column(nodes, 'kind', () => 'workload'),
        column(nodes, 'health', () => 'healthy'),
        column(nodes, 'namespace', ({ namespace }) => namespace),
      ],
    }),
    toDataFrame({
      name: 'edges',
      refId: 'A',
      fields: [
        column(calls, 'id', ({ source, target }) => `${source}->${target}`),
        column(calls, 'source', ({ source }) => source),
        column(calls, 'target', ({ target }) => target),
        column(calls, 'requestRate', () => requestRate),
        column(calls, 'errorRatio', () => 0),
      ],
    }),
  ];
}
