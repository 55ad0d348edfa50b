import { type Graph } from '../../mesh/Graph';

/** What stays at full strength while the rest is faded: ids of nodes and edges. */
export interface Focus {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/** A card with its calls both ways and those at their other ends; an edge with its two cards. */
export function neighbourhood(graph: Graph, target: Target | undefined): Focus | undefined {
  if (!target) {
    return undefined;
  }
  const edges = graph.edges.filter((edge) =>
    target.kind === 'edge' ? edge.id === target.id : edge.source === target.id || edge.target === target.id
  );
  const nodes = edges.flatMap((edge) => [edge.source, edge.target]);
  return {
    nodes: new Set(target.kind === 'node' ? [target.id, ...nodes] : nodes),
    edges: new Set(edges.map((edge) => edge.id)),
  };
}

/** A node or an edge that a person points at. */
export interface Target {
  readonly kind: 'node' | 'edge';
  readonly id: string;
}

export function sameTarget(a: Target | undefined, b: Target | undefined): boolean {
  return a?.kind === b?.kind && a?.id === b?.id;
}
