import { type Graph } from '../../mesh/Graph';
import { t } from '../../mesh/t';

/** `5 of 16 nodes, 4 of 17 calls`; `of` is left out where all is shown. */
export function describeCounts(whole: Graph, narrowed: Graph, drawn: Graph): string {
  const share = (shown: number, all: number) =>
    shown === all ? String(all) : t('view.counts.share', '{{shown}} of {{all}}', { shown, all });
  const values = {
    nodes: share(narrowed.nodes.length, whole.nodes.length),
    calls: share(narrowed.edges.length, whole.edges.length),
    cards: drawn.nodes.length,
  };
  return drawn.nodes.length === narrowed.nodes.length
    ? t('view.counts.all', '{{nodes}} nodes, {{calls}} calls', values)
    : t('view.counts.folded', '{{nodes}} nodes in {{cards}} cards, {{calls}} calls', values);
}
