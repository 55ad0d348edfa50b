import { eventRate } from '../../mesh/flows';
import { type Graph, type GraphEdge } from '../../mesh/Graph';
import { type Change, describeChange } from './describeChange';

export interface RankedChange extends Change {
  readonly edge: GraphEdge;
}

/** Calls that changed, what matters most first; of equal weight the one with more traffic. */
export function rankChanges({ edges }: Pick<Graph, 'edges'>): RankedChange[] {
  const changes = edges.flatMap((edge): RankedChange[] => {
    const change = describeChange(edge);
    return change && change.kind !== 'same' ? [{ edge, ...change }] : [];
  });
  const rate = ({ edge }: RankedChange) => eventRate(edge.values) || eventRate(edge.earlier?.values ?? {});
  return changes.sort((a, b) => b.weight - a.weight || rate(b) - rate(a) || (a.edge.id < b.edge.id ? -1 : 1));
}
