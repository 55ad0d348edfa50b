import { type Graph, type GraphNode } from '../../mesh/Graph';
import { type DestinationPeer, type MeshQuery, type Peer } from '../../mesh/MeshQuery';
import { type Target } from '../picture/Focus';

/** A time range as an address holds it. */
export interface AddressRange {
  readonly from: string;
  readonly to: string;
}

/**
 * Where Explore shows what is selected: requests by outcome and percentiles of an edge, or of all calls
 * to a node. Undefined where the frames are not of our data source, or name nothing to ask for.
 */
export function exploreUrl(graph: Graph, target: Target, range: AddressRange): string | undefined {
  const ends = endsOf(graph, target);
  if (!graph.datasourceUid || !ends) {
    return undefined;
  }
  const datasource = { type: 'alidade-istio-datasource', uid: graph.datasourceUid };
  const queries: MeshQuery[] = [
    { refId: 'A', datasource, queryType: 'metric', signal: 'requestRate', groupBy: ['responseCode', 'responseFlags'], ...ends },
    { refId: 'B', datasource, queryType: 'metric', signal: 'duration', statistics: ['p50', 'p95', 'p99'], groupBy: [], ...ends },
  ];
  const panes = { mesh: { datasource: graph.datasourceUid, queries, range } };
  return `/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify(panes))}`;
}

function endsOf(graph: Graph, target: Target): Pick<MeshQuery, 'source' | 'destination'> | undefined {
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
  const within = node?.namespace ? { namespace: node.namespace } : {};
  switch (node?.folded ? undefined : node?.kind) {
    case 'workload':
      return { ...within, workload: node!.title };
    case 'service':
      return { ...within, service: node!.title };
    case 'app':
      return { ...within, app: node!.title };
    case 'namespace':
      return { namespace: node!.title };
    case 'cluster':
      return { cluster: node!.title };
    default:
      return undefined;
  }
}
