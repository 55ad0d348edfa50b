import { messageRate } from './flows';
import { type GraphEdge, type GraphNode, type Values } from './Graph';
import { eachSliced, mapSliced, type Sliced } from './Sliced';
import { weightedMean } from './weightedMean';

/**
 * Nodes with what their callers' edges tell and their own rows do not: connections, the share of them
 * that failed, messages. What a row tells itself holds.
 */
export function* addInbound(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Sliced<GraphNode[]> {
  const into = new Map<string, GraphEdge[]>();
  yield* eachSliced(edges, (edge) => {
    const list = into.get(edge.target);
    if (list) {
      list.push(edge);
    } else {
      into.set(edge.target, [edge]);
    }
  });
  return yield* mapSliced(nodes, (node) => withInbound(node, into));
}

function withInbound(node: GraphNode, into: ReadonlyMap<string, readonly GraphEdge[]>): GraphNode {
  const calls = into.get(node.id) ?? [];
  const values = { ...inboundOf(calls.map((edge) => edge.values)), ...node.values };
  const { earlier } = node;
  if (!earlier) {
    return { ...node, values };
  }
  const before = inboundOf(calls.flatMap((edge) => edge.earlier?.values ?? []));
  return { ...node, values, earlier: { ...earlier, values: { ...before, ...earlier.values } } };
}

/** What arrives over several edges together; what none of them knows is absent. */
export function inboundOf(calls: readonly Values[]): Values {
  const sum = (of: (call: Values) => number | undefined) => {
    const known = calls.flatMap((call) => of(call) ?? []);
    return known.length === 0 ? undefined : known.reduce((all, value) => all + value, 0);
  };
  const connections = sum(({ tcpConnectionRate }) => tcpConnectionRate);
  const failed = weightedMean(calls, ({ tcpFailureRatio }) => tcpFailureRatio, [({ tcpConnectionRate = 0 }) => tcpConnectionRate]);
  const messages = sum(messageRate);
  return {
    ...(connections !== undefined && { tcpConnectionRateIn: connections }),
    ...(failed !== undefined && { tcpFailureRatioIn: failed }),
    ...(messages !== undefined && { messageRateIn: messages }),
  };
}
