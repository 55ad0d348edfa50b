import { inboundOf } from '../../mesh/addInbound';
import { tcpThroughput } from '../../mesh/flows';
import { type Earlier, type Graph, type GraphEdge, type GraphNode, type GraphResponse, type Health, type Values } from '../../mesh/Graph';
import { atOnce, type Sliced } from '../../mesh/Sliced';
import { t } from '../../mesh/t';
import { laneNames } from '../layout/laneNames';
import { addUp } from './addUp';
import { addUpEarlier } from './addUpEarlier';
import { foldedId } from './foldedId';
import { type Calls, LaneCalls } from './LaneCalls';

/**
 * The graph with some lanes folded into one node each. Calls across their border are added up, those
 * within are left out. What is not touched by folding stays the very same object.
 */
export function foldGraph(graph: Graph, isFolded: (lane: string) => boolean): Graph {
  if (![...new Set(laneNames(graph.nodes).values())].some(isFolded)) {
    return graph;
  }
  const calls = atOnce(LaneCalls.of(graph));
  const folded = [...calls.lanes].filter(([lane]) => isFolded(lane));
  const { edges, responses } = foldEdges(graph, calls, new Set(folded.map(([lane]) => lane)));
  const open = [...calls.lanes].flatMap(([lane, nodes]) => (isFolded(lane) ? [] : nodes));
  const crossing = callsOf(edges);
  const cards = folded.map(([lane]) => calls.card(lane, crossing.get(foldedId(lane)), toFoldedNode));
  return { ...graph, nodes: [...open, ...cards].sort(byId), edges, responses };
}

/** Adds up all lanes and the calls between them beforehand, with rests, so that to fold them takes no time any more. */
export function* prepareFolding(graph: Graph): Sliced<void> {
  const calls = yield* LaneCalls.of(graph);
  for (const pair of calls.pairs()) {
    if (pair.source !== pair.target) {
      pair.merged('both');
      yield;
    }
  }
  const { edges } = foldEdges(graph, calls, new Set(calls.lanes.keys()));
  yield;
  const crossing = callsOf(edges);
  for (const lane of calls.lanes.keys()) {
    yield;
    calls.card(lane, crossing.get(foldedId(lane)), toFoldedNode);
  }
  addedUp.add(calls);
}

/** Whether a graph was made ready to be folded. */
export function isFoldingPrepared(graph: Graph): boolean {
  const calls = LaneCalls.known(graph);
  return calls !== undefined && addedUp.has(calls);
}

const addedUp = new WeakSet<LaneCalls>();

function foldEdges(graph: Graph, calls: LaneCalls, folded: ReadonlySet<string>): Pick<Graph, 'edges' | 'responses'> {
  const edges: GraphEdge[] = [];
  const responses = new Map<string, readonly GraphResponse[]>();
  for (const pair of calls.pairs()) {
    const [source, target] = [folded.has(pair.source), folded.has(pair.target)];
    if (!source && !target) {
      for (const edge of pair.edges) {
        edges.push(edge);
        const known = graph.responses.get(edge.id);
        if (known) {
          responses.set(edge.id, known);
        }
      }
    } else if (pair.source !== pair.target) {
      for (const merged of pair.merged(source && target ? 'both' : source ? 'source' : 'target')) {
        edges.push(merged.edge);
        responses.set(merged.edge.id, merged.responses);
      }
    }
  }
  return { edges: edges.sort(byId), responses };
}

function callsOf(edges: readonly GraphEdge[]): ReadonlyMap<string, Calls> {
  const calls = new Map<string, { into: GraphEdge[]; out: GraphEdge[] }>();
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
    title: lane === '' ? t('fold.others', 'others') : lane,
    subtitle: '',
    kind: 'namespace',
    role: '',
    cluster: clusters.size === 1 ? ([...clusters][0] ?? '') : '',
    namespace: nodes[0]?.namespace ?? '',
    ...(nodes[0]?.origin && { origin: nodes[0].origin }),
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
  return earlier
    ? { earlier: { change: earlier.change, values: crossing(calls, (edge) => edge.earlier?.values ?? {}) } }
    : {};
}

function worstHealth(nodes: readonly GraphNode[]): Health {
  const order: Health[] = ['failing', 'degraded', 'healthy'];
  return order.find((health) => nodes.some((node) => node.health === health)) ?? 'idle';
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
