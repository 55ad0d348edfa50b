import { type GraphNode } from '../../mesh/Graph';

/** The nodes of a graph never change, and their lanes are asked for by all that folds, finds and exports. */
const known = new WeakMap<readonly GraphNode[], ReadonlyMap<string, string>>();

/**
 * The lane of each node: its namespace, with its cluster where there are several, and with what tells its
 * mesh from others in the same picture. What lies outside
 * the mesh or has no name of its own stands in a lane that says so.
 */
export function laneNames(nodes: readonly GraphNode[]): ReadonlyMap<string, string> {
  const lanes = known.get(nodes) ?? findLanes(nodes);
  known.set(nodes, lanes);
  return lanes;
}

function findLanes(nodes: readonly GraphNode[]): ReadonlyMap<string, string> {
  const clusters = new Set(
    nodes.map((node) => node.cluster).filter((cluster) => cluster !== '' && cluster !== 'unknown')
  );
  return new Map(
    nodes.map((node) => {
      const name = laneName(node, clusters.size > 1);
      return [node.id, [node.origin?.name, name].filter(Boolean).join(' / ')];
    })
  );
}

function laneName(node: GraphNode, withCluster: boolean): string {
  if (node.kind === 'namespace' || node.kind === 'cluster') {
    return withCluster && node.kind === 'namespace' ? node.cluster : '';
  }
  const namespace = node.namespace === 'unknown' ? '' : node.namespace;
  const name = namespace || (node.kind === 'external' || node.kind === 'unknown' ? node.kind : '');
  return withCluster && node.cluster !== '' && name !== '' ? `${node.cluster} / ${name}` : name;
}
