import { type Graph, type GraphEdge, type Values } from '../../mesh/Graph';
import { type Measure } from '../../mesh/measures';

const carried: readonly Measure[] = ['latencyMs', 'latencyMeanMs'];

/** What was carried last: the same graph at every emission, and to whoever made it ready beforehand. */
const carriedOn = new WeakMap<Graph, { readonly before: Graph; readonly graph: Graph }>();

/** A graph whose latency follows, meanwhile with that which its calls had in an earlier answer to the same question. */
export function carryLatency(graph: Graph, before: Graph): Graph {
  const last = carriedOn.get(graph);
  if (last?.before === before) {
    return last.graph;
  }
  const { latencyFollows, ...others } = graph;
  const known = new Map(before.edges.map((edge) => [edge.id, edge]));
  const carried = { ...others, edges: graph.edges.map((edge) => carry(edge, known.get(edge.id))) };
  carriedOn.set(graph, { before, graph: carried });
  return carried;
}

function carry(edge: GraphEdge, before: GraphEdge | undefined): GraphEdge {
  if (!before) {
    return edge;
  }
  const values = withLatencyOf(edge.values, before.values);
  return edge.earlier && before.earlier
    ? { ...edge, values, earlier: { ...edge.earlier, values: withLatencyOf(edge.earlier.values, before.earlier.values) } }
    : { ...edge, values };
}

function withLatencyOf(values: Values, before: Values): Values {
  const latencies = carried.filter((measure) => before[measure] !== undefined).map((measure) => [measure, before[measure]]);
  return latencies.length > 0 ? { ...values, ...Object.fromEntries(latencies) } : values;
}
