import { type Graph } from '../../mesh/Graph';
import { t } from '../../mesh/t';
import { type RankedChange } from '../compare/rankChanges';
import { type Target } from '../picture/Focus';
import { nameOf } from './describeTarget';
import { mostListed, TargetList } from './TargetList';

interface Props {
  readonly graph: Graph;
  readonly changes: readonly RankedChange[];
  readonly onSelect: (target: Target) => void;
}

/** What changed since the graph that is compared with, the worst first; each opens its own details. */
export function ChangeList({ graph, changes, onSelect }: Props) {
  return (
    <>
      <p>{t('view.changes.order', 'Compared with {{ago}} ago, the worst first.', { ago: graph.compareTo })}</p>
      <TargetList
        items={changes.slice(0, mostListed).map(({ edge, text }) => {
          const target: Target = { kind: 'edge', id: edge.id };
          return { target, name: nameOf(graph, target), text };
        })}
        onSelect={onSelect}
      />
    </>
  );
}
