import { type Graph, type GraphNode } from '../../mesh/Graph';
import { type Target } from '../picture/Focus';
import { serviceOf } from '../links/serviceOf';

/** The labels of Istio's metrics that tell what is selected: of both ends of an edge, of a node those of one that is called. */
export function labelsOf(graph: Graph, target: Target): Readonly<Record<string, string | undefined>> {
  const node = (id: string | undefined) => graph.nodes.find((candidate) => candidate.id === id);
  if (target.kind === 'node') {
    return destinationLabels(node(target.id));
  }
  const edge = graph.edges.find(({ id }) => id === target.id);
  return { ...sourceLabels(node(edge?.source)), ...destinationLabels(node(edge?.target)) };
}

function sourceLabels(node: GraphNode | undefined) {
  return {
    source_workload: workloadOf(node),
    source_workload_namespace: node?.namespace,
    source_cluster: node?.cluster,
    source_app: node?.app,
    source_canonical_service: node?.app,
    source_version: versionOf(node),
  };
}

function destinationLabels(node: GraphNode | undefined) {
  return {
    destination_workload: workloadOf(node),
    destination_workload_namespace: node?.namespace,
    destination_cluster: node?.cluster,
    destination_app: node?.app,
    destination_canonical_service: node?.app,
    destination_version: versionOf(node),
    destination_service_name: node && serviceOf(node),
    destination_service_namespace: node?.namespace,
  };
}

function workloadOf(node: GraphNode | undefined): string | undefined {
  return node?.workload ?? (node?.kind === 'workload' ? node.title : undefined);
}

/** Where several versions run, no one of them is the node's. */
function versionOf(node: GraphNode | undefined): string | undefined {
  return node?.versions.length === 1 ? node.versions[0] : undefined;
}
