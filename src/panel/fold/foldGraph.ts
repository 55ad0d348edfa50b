import { inboundOf } from '../../mesh/addInbound';
import { tcpThroughput } from '../../mesh/flows';
import { type Earlier, type Graph, type GraphEdge, type GraphNode, type GraphResponse, type Health, type Values } from '../../mesh/Graph';
import { laneNames } from '../layout/laneNames';
import { isPlain } from '../picture/isPlain';
import { addUp } from './addUp';
import { addUpEarlier } from './addUpEarlier';

/** The id of the node that a lane is folded into. */
export function foldedId(lane: string): string {
  return `folded/${lane}`;
}

/**
 * The graph with some lanes folded into one node each. Calls across their border are added up, those
 * within are left out. What is not touched by folding stays the very same object.
 */
export function foldGraph(graph: Graph, isFolded: (lane: string) => boolean): Graph {
  const lanes = laneNames(graph.nodes);
  const members = new Map<string, GraphNode[]>();
  const standsFor = new Map<string, string>();
  for (const node of graph.nodes) {
    const lane = lanes.get(node.id) ?? '';
    if (isFolded(lane)) {
      const list = members.get(lane);
      if (list) {
        list.push(node);
      } else {
        members.set(lane, [node]);
      }
      standsFor.set(node.id, foldedId(lane));
    }
  }
  if (members.size === 0) {
    return graph;
  }
  const { edges, responses } = foldEdges(graph, standsFor);
  const open = graph.nodes.filter(({ id }) => !standsFor.has(id));
  const calls = callsOf(edges);
  const folded = [...members].map(([lane, nodes]) => toFoldedNode(lane, nodes, calls.get(foldedId(lane))));
  return { ...graph, nodes: [...open, ...folded].sort(byId), edges, responses };
}

function foldEdges(graph: Graph, standsFor: ReadonlyMap<string, string>): Pick<Graph, 'edges' | 'responses'> {
  const edges: GraphEdge[] = [];
  const merged = new Map<string, GraphEdge[]>();
  for (const edge of graph.edges) {
    const source = standsFor.get(edge.source) ?? edge.source;
    const target = standsFor.get(edge.target) ?? edge.target;
    if (source === edge.source && target === edge.target) {
      edges.push(edge);
    } else if (source !== target) {
      const id = `${source}->${target}`;
      const list = merged.get(id);
      const moved = { ...edge, source, target };
      if (list) {
        list.push(moved);
      } else {
        merged.set(id, [moved]);
      }
    }
  }
  const responses = new Map(graph.responses);
  for (const [id, list] of merged) {
    edges.push(mergeEdges(id, list));
    const all = list.flatMap((edge) => graph.responses.get(edge.id) ?? []);
    responses.set(id, mergeResponses(id, all));
  }
  return { edges: edges.sort(byId), responses };
}

function mergeEdges(id: string, edges: readonly GraphEdge[]): GraphEdge {
  const union = (of: (edge: GraphEdge) => readonly string[]) => [...new Set(edges.flatMap(of))].sort();
  return {
    id,
    source: edges[0]?.source ?? '',
    target: edges[0]?.target ?? '',
    protocols: union((edge) => edge.protocols),
    reporter: union((edge) => (edge.reporter === '' ? [] : edge.reporter.split(','))).join(','),
    values: addUp(edges.map((edge) => edge.values)),
    stats: edges.length === 1 ? (edges[0]?.stats ?? []) : [],
    ...addUpEarlier(edges.map((edge) => edge.earlier)),
    ...(edges.some(isPlain) && { plain: true }),
  };
}

function mergeResponses(edge: string, responses: readonly GraphResponse[]): GraphResponse[] {
  const byEnd = new Map<string, GraphResponse>();
  for (const response of responses) {
    const { protocol, code, grpcStatus, flags } = response;
    const key = JSON.stringify([protocol, code, grpcStatus, flags]);
    byEnd.set(key, { ...response, edge, rate: response.rate + (byEnd.get(key)?.rate ?? 0) });
  }
  return [...byEnd.values()].sort((a, b) => b.rate - a.rate);
}

interface Calls {
  readonly into: GraphEdge[];
  readonly out: GraphEdge[];
}

function callsOf(edges: readonly GraphEdge[]): ReadonlyMap<string, Calls> {
  const calls = new Map<string, Calls>();
  const at = (id: string) => {
    const found = calls.get(id) ?? { into: [], out: [] };
    calls.set(id, found);
    return found;
  };
  for (const edge of edges) {
    at(edge.source).out.push(edge);
    at(edge.target).into.push(edge);
  }
  return calls;
}

/** What arrives and leaves is what crosses the lane's border. */
function toFoldedNode(lane: string, nodes: readonly GraphNode[], calls: Calls | undefined): GraphNode {
  const id = foldedId(lane);
  const now = crossing(calls, ({ values }) => values);
  const count = (health: Health) => nodes.filter((node) => node.health === health).length;
  const clusters = new Set(nodes.map(({ cluster }) => cluster));
  return {
    id,
    title: lane === '' ? 'others' : lane,
    subtitle: '',
    kind: 'namespace',
    role: '',
    cluster: clusters.size === 1 ? ([...clusters][0] ?? '') : '',
    namespace: nodes[0]?.namespace ?? '',
    versions: [],
    health: worstHealth(nodes),
    values: now,
    stats: [],
    ...earlierOf(nodes, calls),
    folded: { lane, count: nodes.length, failing: count('failing'), degraded: count('degraded') },
  };
}

/** What arrives at a folded lane and leaves it, as `of` tells of each call. */
function crossing(calls: Calls | undefined, of: (edge: GraphEdge) => Values): Values {
  const into = addUp((calls?.into ?? []).map(of));
  const out = addUp((calls?.out ?? []).map(of));
  const values = {
    ...inboundOf([into]),
    requestRateIn: into.requestRate,
    errorRatioIn: into.errorRatio,
    requestRateOut: out.requestRate,
    errorRatioOut: out.errorRatio,
    tcpThroughputIn: tcpThroughput(into),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** A lane is new, or gone, when all of its nodes are. */
function earlierOf(nodes: readonly GraphNode[], calls: Calls | undefined): { readonly earlier?: Earlier } {
  const { earlier } = addUpEarlier(nodes.map((node) => node.earlier));
  const values = crossing(calls, (edge) => edge.earlier?.values ?? {});
  return earlier ? { earlier: { change: earlier.change, values } } : {};
}

function worstHealth(nodes: readonly GraphNode[]): Health {
  const order: Health[] = ['failing', 'degraded', 'healthy'];
  return order.find((health) => nodes.some((node) => node.health === health)) ?? 'idle';
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
