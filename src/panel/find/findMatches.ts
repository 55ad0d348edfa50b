import { type Graph, type GraphEdge, type GraphNode, type GraphResponse } from '../../mesh/Graph';
import { type Target } from '../picture/Focus';
import { isPlain } from '../picture/isPlain';
import { type Comparison, type Condition } from './Condition';

/**
 * Nodes and edges that fulfil all conditions, nodes first. Words are looked for in what a node is
 * called, and in both ends of an edge; an edge is found only where something is asked of it beside
 * its name.
 */
export function findMatches(graph: Graph, conditions: readonly Condition[]): Target[] {
  if (conditions.length === 0) {
    return [];
  }
  const texts = new Map(graph.nodes.map((node) => [node.id, textOf(node)]));
  const nodes = graph.nodes.filter((node) => conditions.every((condition) => nodeHolds(node, condition)));
  const ofEdges = conditions.some(({ kind }) => kind !== 'text');
  const edges = graph.edges.filter((edge) => {
    const text = `${texts.get(edge.source) ?? ''} ${texts.get(edge.target) ?? ''}`;
    const responses = graph.responses.get(edge.id) ?? [];
    return ofEdges && conditions.every((condition) => edgeHolds(edge, condition, { text, responses }));
  });
  return [
    ...nodes.map(({ id }): Target => ({ kind: 'node', id })),
    ...edges.map(({ id }): Target => ({ kind: 'edge', id })),
  ];
}

function textOf({ title, namespace, kind, role, versions }: GraphNode): string {
  return [title, namespace, kind, role, ...versions].join(' ').toLowerCase();
}

function nodeHolds(node: GraphNode, condition: Condition): boolean {
  const { requestRateIn, errorRatioIn, latencyMs } = node.values;
  switch (condition.kind) {
    case 'text':
      return textOf(node).includes(condition.text);
    case 'number':
      return compare({ rate: requestRateIn, errors: errorRatioIn, latency: latencyMs }[condition.of], condition);
    default:
      return false;
  }
}

interface EdgeContext {
  readonly text: string;
  readonly responses: readonly GraphResponse[];
}

function edgeHolds(edge: GraphEdge, condition: Condition, { text, responses }: EdgeContext): boolean {
  const { requestRate, errorRatio, latencyMs } = edge.values;
  switch (condition.kind) {
    case 'text':
      return text.includes(condition.text);
    case 'number':
      return compare({ rate: requestRate, errors: errorRatio, latency: latencyMs }[condition.of], condition);
    case 'plain':
      return isPlain(edge);
    case 'flag':
      return responses.some(({ flags }) =>
        condition.flag === '' ? flags !== '-' && flags !== '' : flags.split(',').includes(condition.flag)
      );
  }
}

/** What is unknown is neither more nor less. */
function compare(value: number | undefined, { op, value: bound }: { op: Comparison; value: number }): boolean {
  if (value === undefined) {
    return false;
  }
  return (op.startsWith('>') ? value > bound : value < bound) || (op.endsWith('=') && value === bound);
}
