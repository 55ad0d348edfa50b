import { type Graph } from '../../mesh/Graph';
import { laneNames } from '../layout/laneNames';
import { type Target } from '../picture/Focus';

/** The nodes that something drawn stands for, before anything was folded: of an edge those at both ends. */
export function nodesOf(target: Target, narrowed: Graph, drawn: Graph): string[] {
  const edge = target.kind === 'edge' ? drawn.edges.find(({ id }) => id === target.id) : undefined;
  const lanes = laneNames(narrowed.nodes);
  return (edge ? [edge.source, edge.target] : [target.id]).flatMap((id) => {
    const folded = drawn.nodes.find((node) => node.id === id)?.folded;
    return folded ? narrowed.nodes.filter((node) => lanes.get(node.id) === folded.lane).map((node) => node.id) : [id];
  });
}
