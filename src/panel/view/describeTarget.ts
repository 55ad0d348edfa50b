import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { t } from '../../mesh/t';
import { type Target } from '../picture/Focus';
import { factsOf } from '../parts/factsOf';

/** `web` or `web → cart`. */
export function nameOf(graph: Graph, target: Target): string {
  const title = (id: string) => graph.nodes.find((node) => node.id === id)?.title ?? id;
  if (target.kind === 'node') {
    return title(target.id);
  }
  const edge = graph.edges.find(({ id }) => id === target.id);
  return edge ? `${title(edge.source)} → ${title(edge.target)}` : target.id;
}

/** `web calls cart`. */
function spokenName(graph: Graph, target: Target): string {
  const edge = target.kind === 'edge' ? graph.edges.find(({ id }) => id === target.id) : undefined;
  const title = (id: string) => nameOf(graph, { kind: 'node', id });
  return edge
    ? t('view.target.calls', '{{caller}} calls {{called}}', { caller: title(edge.source), called: title(edge.target) })
    : nameOf(graph, target);
}

/** What a screen reader says of the selection: its name and its first numbers. */
export function describeTarget(graph: Graph, target: Target | undefined, formats: MeasureFormats): string {
  if (!target) {
    return '';
  }
  const facts = factsOf(graph, target, formats).map(({ name, value }) => `${name} ${value}`);
  const folded = graph.nodes.find(({ id }) => target.kind === 'node' && id === target.id)?.folded;
  return [spokenName(graph, target), ...(folded ? [t('view.target.folded', '{{nodes}} nodes folded into one', { nodes: folded.count })] : []), ...facts.slice(0, 4)].join(', ');
}
