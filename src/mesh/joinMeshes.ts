import { type Graph, type GraphEdge, type GraphNode, type Origin } from './Graph';
import { mapSliced, type Sliced } from './Sliced';

/** A mesh, and the query that it answers. */
export interface Mesh {
  readonly refId: string;
  readonly graph: Graph;
}

/** The name of a data source for people; undefined where it is not known. */
export type NameDatasource = (uid: string) => string | undefined;

/**
 * Several meshes beside each other in one graph. Each keeps its identity: the ids of the first query that was asked
 * stay as they are, whether it is answered or not, those of the others begin with their query.
 */
export function* joinMeshes(meshes: readonly Mesh[], first: string, nameOf: NameDatasource): Sliced<Graph> {
  const origins = originsOf(meshes, first, nameOf);
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const responses = new Map<string, Graph['responses'] extends ReadonlyMap<string, infer R> ? R : never>();
  const namesakes = new Set<string>();
  for (const [index, { graph }] of meshes.entries()) {
    const origin = origins[index];
    const toId = (id: string) => `${origin?.prefix ?? ''}${id}`;
    nodes.push(...(yield* mapSliced(graph.nodes, (node) => ({ ...node, id: toId(node.id), origin }))));
    edges.push(
      ...(yield* mapSliced(graph.edges, (edge) => ({
        ...edge,
        id: toId(edge.id),
        source: toId(edge.source),
        target: toId(edge.target),
        origin,
      })))
    );
    graph.responses.forEach((ends, id) => responses.set(toId(id), ends.map((end) => ({ ...end, edge: toId(id) }))));
    graph.namesakes?.forEach((id) => namesakes.add(toId(id)));
  }
  const graphs = meshes.map(({ graph }) => graph);
  const statistics = new Set(graphs.map(({ latencyStatistic }) => latencyStatistic));
  return {
    nodes: nodes.sort(byId),
    edges: edges.sort(byId),
    responses,
    namesakes,
    latencyStatistic: statistics.size === 1 ? (graphs[0]?.latencyStatistic ?? '') : '',
    compareTo: graphs.find(({ compareTo }) => compareTo)?.compareTo,
    ...(graphs.some(({ latencyFollows }) => latencyFollows) && { latencyFollows: true }),
  };
}

/** Meshes are told apart by their data sources where each has another one, by their queries otherwise. */
function originsOf(meshes: readonly Mesh[], first: string, nameOf: NameDatasource): Origin[] {
  const names = meshes.map(({ graph }) => graph.datasourceUid && nameOf(graph.datasourceUid));
  const telling = new Set(names).size === meshes.length && !names.includes(undefined);
  return meshes.map(({ refId, graph }, index) => {
    const { datasourceUid, query, links, latencyStatistic } = graph;
    const datasource = names[index];
    const prefix = refId === first ? '' : `${refId}: `;
    return { refId, prefix, name: (telling && datasource) || refId, datasource, datasourceUid, query, links, latencyStatistic };
  });
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
