import { type Graph } from '../../mesh/Graph';
import { foldedId } from '../fold/foldedId';
import { laneNames } from '../layout/laneNames';
import { type Focus, type Target } from './Focus';

/**
 * What a search found, as it is drawn: what lies in a folded lane is its card, and an edge that was
 * added up with others is the cards at its ends.
 */
export function highlight(found: readonly Target[], narrowed: Graph, drawn: Graph): Focus {
  const lanes = laneNames(narrowed.nodes);
  const drawnNodes = new Set(drawn.nodes.map(({ id }) => id));
  const drawnEdges = new Set(drawn.edges.map(({ id }) => id));
  const ends = new Map(narrowed.edges.map((edge) => [edge.id, edge]));
  const cardOf = (id: string) => (drawnNodes.has(id) ? id : foldedId(lanes.get(id) ?? ''));
  const nodes = new Set<string>();
  const edges = new Set<string>();
  for (const { kind, id } of found) {
    const edge = kind === 'edge' ? ends.get(id) : undefined;
    (edge ? [edge.source, edge.target] : [id]).forEach((end) => nodes.add(cardOf(end)));
    if (edge && drawnEdges.has(id)) {
      edges.add(id);
    }
  }
  return { nodes, edges };
}
