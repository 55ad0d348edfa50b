import { messageRate } from '../../mesh/flows';
import { type Graph, type GraphEdge, type GraphNode, type GraphResponse, type Values } from '../../mesh/Graph';
import { listFlags } from '../../mesh/responseFlags';
import { kindWords } from '../../mesh/kindWords';
import { roleWords } from '../../mesh/roleWords';
import { worstRatio } from '../picture/ErrorScale';
import { type Target } from '../picture/Focus';
import { isPlain } from '../../mesh/isPlain';
import { type Comparison, type Condition, type Measured } from './Condition';

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

function textOf({ title, namespace, kind, role, versions, origin }: GraphNode): string {
  return [title, namespace, kind, kindWords(kind), role, roleWords(role), ...versions, origin?.name ?? ''].join(' ').toLowerCase();
}

function nodeHolds(node: GraphNode, condition: Condition): boolean {
  switch (condition.kind) {
    case 'text':
      return textOf(node).includes(condition.text);
    case 'number':
      return compare(measuredIn(node.values, condition.of), condition);
    default:
      return false;
  }
}

interface EdgeContext {
  readonly text: string;
  readonly responses: readonly GraphResponse[];
}

function edgeHolds(edge: GraphEdge, condition: Condition, { text, responses }: EdgeContext): boolean {
  switch (condition.kind) {
    case 'text':
      return text.includes(condition.text);
    case 'number':
      return compare(measured(edge.values, condition.of), condition);
    case 'plain':
      return isPlain(edge);
    case 'flag':
      return responses.some(({ flags }) =>
        condition.flag === '' ? listFlags(flags).length > 0 : listFlags(flags).includes(condition.flag)
      );
  }
}

function measured(values: Values, of: Measured): number | undefined {
  switch (of) {
    case 'errors':
      return worstRatio(values);
    case 'tcp failures':
      return values.tcpFailureRatio;
    case 'latency':
      return values.latencyMs;
    case 'rate':
      return values.requestRate;
    case 'connections':
      return values.tcpConnectionRate;
    case 'messages':
      return messageRate(values);
  }
}

/** The same of what arrives at a node. */
function measuredIn(values: Values, of: Measured): number | undefined {
  const { requestRateIn, errorRatioIn, tcpConnectionRateIn, tcpFailureRatioIn, messageRateIn, latencyMs } = values;
  return measured(
    {
      requestRate: requestRateIn,
      errorRatio: errorRatioIn,
      tcpConnectionRate: tcpConnectionRateIn,
      tcpFailureRatio: tcpFailureRatioIn,
      responseMessageRate: messageRateIn,
      latencyMs,
    },
    of
  );
}

/** What is unknown is neither more nor less. */
function compare(value: number | undefined, { op, value: bound }: { op: Comparison; value: number }): boolean {
  if (value === undefined) {
    return false;
  }
  return (op.startsWith('>') ? value > bound : value < bound) || (op.endsWith('=') && value === bound);
}
