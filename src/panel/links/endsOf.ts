import { type Graph, type GraphEdge, type GraphNode } from '../../mesh/Graph';
import { type DestinationPeer, type MeshQuery, type Peer } from '../../mesh/MeshQuery';
import { type Target } from '../picture/Focus';

export type Ends = Pick<MeshQuery, 'source' | 'destination'>;

/** An edge, and what it is in a query's terms. */
export interface NamedEdge {
  readonly edge: GraphEdge;
  readonly ends: Ends;
}

/**
 * What is selected in a query's terms: both ends of an edge, or all calls to a node. Undefined where
 * there is nothing that a query could name.
 */
export function endsOf(graph: Graph, target: Target): Ends | undefined {
  const node = (id: string) => graph.nodes.find((candidate) => candidate.id === id);
  if (target.kind === 'node') {
    const destination = destinationOf(graph, node(target.id));
    return destination && { destination };
  }
  const edge = graph.edges.find((candidate) => candidate.id === target.id);
  return edge && edgeEnds(graph, node(edge.source), node(edge.target));
}

/** All edges that a query could name. */
export function namedEdges(graph: Graph): NamedEdge[] {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  return graph.edges.flatMap((edge) => {
    const ends = edgeEnds(graph, byId.get(edge.source), byId.get(edge.target));
    return ends ? [{ edge, ends }] : [];
  });
}

function edgeEnds(graph: Graph, from: GraphNode | undefined, to: GraphNode | undefined): Ends | undefined {
  const source = sourceOf(graph, from);
  const destination = destinationOf(graph, to);
  return source && destination && { source, destination };
}

function sourceOf(graph: Graph, node: GraphNode | undefined): Peer | undefined {
  return node?.kind === 'unknown' ? callerOf(node) : peerOf(graph, node);
}

/**
 * A caller without a workload: by its service account where it is titled so, by its namespace otherwise;
 * no account has a space in its name.
 */
function callerOf({ title, namespace }: GraphNode): Peer {
  const workload = 'unknown';
  if (namespace === '' || namespace === 'unknown') {
    return { workload };
  }
  return title.includes(' ')
    ? { workload, namespace }
    : { workload, principal: { op: '=~', value: `.*/ns/${quoteRegExp(namespace)}/sa/${quoteRegExp(title)}` } };
}

/** A text as a regular expression that matches nothing else. */
function quoteRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function destinationOf(graph: Graph, node: GraphNode | undefined): DestinationPeer | undefined {
  switch (node?.kind) {
    case 'unknown':
      return { service: 'unknown' };
    case 'external':
      return hostOf(node);
    default:
      return peerOf(graph, node);
  }
}

/** What the service of a call is called whose host the registry does not hold; bare addresses stand under it alone. */
const hostless: readonly string[] = ['PassthroughCluster', 'BlackHoleCluster'];

/**
 * A host outside the mesh; of one that the registry does not hold, the service's name says no more than
 * that. Several hosts in one node have no name that a query knows.
 */
function hostOf({ title, role }: GraphNode): DestinationPeer | undefined {
  if (title.includes(' ')) {
    return undefined;
  }
  const unregistered = role === 'passthrough' || role === 'refused';
  return unregistered && !hostless.includes(title) ? { host: title } : { service: title };
}

/**
 * A node of the mesh in a query's terms; folded cards and versions have no name of their own there.
 * Its cluster is named where others have its name: of calls that never arrived nobody tells it, so
 * that naming it always would lose them.
 */
function peerOf({ namesakes }: Graph, node: GraphNode | undefined): Peer | undefined {
  if (!node || node.folded) {
    return undefined;
  }
  const { id, kind, title, namespace, cluster } = node;
  const where = namesakes?.has(id) ? { cluster } : {};
  const within = namespace ? { ...where, namespace } : where;
  switch (kind) {
    case 'workload':
      return { ...within, workload: title };
    case 'service':
      return { ...within, service: title };
    case 'app':
      return { ...within, app: title };
    case 'namespace':
      return { ...where, namespace: title };
    case 'cluster':
      return { cluster: title };
    default:
      return undefined;
  }
}
