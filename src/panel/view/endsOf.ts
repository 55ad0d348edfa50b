import { type Graph, type GraphNode } from '../../mesh/Graph';
import { type DestinationPeer, type MeshQuery, type Peer } from '../../mesh/MeshQuery';
import { type Target } from '../picture/Focus';

export type Ends = Pick<MeshQuery, 'source' | 'destination'>;

/**
 * What is selected in a query's terms: both ends of an edge, or all calls to a node. Undefined where
 * there is nothing that a query could name.
 */
export function endsOf(graph: Graph, target: Target): Ends | undefined {
  const node = (id: string) => graph.nodes.find((candidate) => candidate.id === id);
  if (target.kind === 'node') {
    const destination = destinationOf(node(target.id));
    return destination && { destination };
  }
  const edge = graph.edges.find((candidate) => candidate.id === target.id);
  const source = sourceOf(edge && node(edge.source));
  const destination = destinationOf(edge && node(edge.target));
  return source && destination && { source, destination };
}

function sourceOf(node: GraphNode | undefined): Peer | undefined {
  return node?.kind === 'unknown' ? { workload: 'unknown' } : peerOf(node);
}

function destinationOf(node: GraphNode | undefined): DestinationPeer | undefined {
  switch (node?.kind) {
    case 'unknown':
      return { service: 'unknown' };
    case 'external':
      return { service: node.title };
    default:
      return peerOf(node);
  }
}

/** A node of the mesh in a query's terms; folded cards and versions have no name of their own there. */
function peerOf(node: GraphNode | undefined): Peer | undefined {
  if (!node || node.folded) {
    return undefined;
  }
  const { kind, title, namespace } = node;
  const within = namespace ? { namespace } : {};
  switch (kind) {
    case 'workload':
      return { ...within, workload: title };
    case 'service':
      return { ...within, service: title };
    case 'app':
      return { ...within, app: title };
    case 'namespace':
      return { namespace: title };
    case 'cluster':
      return { cluster: title };
    default:
      return undefined;
  }
}
