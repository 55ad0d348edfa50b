import { messageRate, tcpThroughput } from '../../mesh/flows';
import { type Graph, type GraphEdge, type GraphNode } from '../../mesh/Graph';
import { type Traffic, trafficOf } from '../../mesh/trafficOf';
import { type Arrangement } from '../layout/Arrangement';
import { type ErrorScale, severityOfCall } from './ErrorScale';
import { type CardShape, type EdgeShape, type Picture, type Severity } from './Picture';
import { type ResponseShares, responseShares } from './responseShares';

/** Widths of edges in pixels; what is no request stays slimmer: dashes stand out, and messages are many. */
const widthRange = { least: 1, request: 7, stream: 5, tcp: 5 } as const;
/** So many healthy calls are drawn as they are; from so many on they are as slim as they get. */
const [few, many] = [40, 140];
/** What healthy lines then lose of their width above the least, as a share. */
const slimming = 0.8;
const importance: Record<Severity, number> = { fine: 0, degraded: 1, failing: 2 };

/** What is drawn of a graph wherever it will stand: it is known before the graph is arranged. */
export interface Strokes {
  readonly nodes: readonly GraphNode[];
  /** The most important edges come last. */
  readonly edges: ReadonlyArray<Omit<EdgeShape, 'curve'>>;
  /** By node id. */
  readonly shares: ReadonlyMap<string, ResponseShares>;
  readonly crowd: number;
}

/** Widths, colours and order of a graph's edges, and how its nodes answered. */
export function toStrokes(graph: Graph, scale: ErrorScale): Strokes {
  const { nodes } = graph;
  const strokeOf = edgeWidths(graph.edges);
  const severities = graph.edges.map(({ values }) => severityOfCall(values, scale));
  const crowd = crowdOf(severities.reduce((count, severity) => (severity === 'fine' ? count + 1 : count), 0));
  const edges = graph.edges.map((edge, index) => {
    const severity = severities[index] ?? 'fine';
    const { kind, width } = strokeOf(index);
    return { edge, width: severity === 'fine' ? slimmer(width, crowd) : width, severity, kind };
  });
  edges.sort((a, b) => importance[a.severity] - importance[b.severity] || a.width - b.width);
  return { nodes, edges, shares: responseShares(graph), crowd };
}

/** The whole picture: what stands where it was arranged, with the widths and colours of its numbers. */
export function drawPicture(graph: Graph, arrangement: Arrangement, scale: ErrorScale): Picture {
  return placeStrokes(toStrokes(graph, scale), arrangement);
}

/** The same, of a graph whose strokes are known. */
export function placeStrokes({ nodes, edges, shares, crowd }: Strokes, { layout, bounds, lanes, cards, curves }: Arrangement): Picture {
  const lines: EdgeShape[] = [];
  for (const { edge, width, severity, kind } of edges) {
    const curve = curves.get(edge.id);
    if (curve) {
      lines.push({ edge, curve, width, severity, kind });
    }
  }
  const shapes = nodes.flatMap((node): CardShape[] => {
    const card = cards.get(node.id);
    return card ? [{ node, shares: shares.get(node.id), lane: layout.cards.get(node.id)?.lane ?? '', ...card }] : [];
  });
  return { bounds, flow: layout.flow, lanes, cards: shapes, edges: lines, crowd };
}

function crowdOf(healthy: number): number {
  return Math.min(1, Math.max(0, (healthy - few) / (many - few)));
}

function slimmer(width: number, crowd: number): number {
  return widthRange.least + (width - widthRange.least) * (1 - slimming * crowd);
}

/** How much flows over an edge, in units of its kind; of TCP bytes and, apart from these, connections. */
interface Flow {
  readonly kind: Traffic;
  readonly amount: number;
  readonly connections: number;
}

/**
 * Between the least and the most, by the square root of the share of the busiest call of its kind. TCP
 * has two, bytes and connections, and the larger share counts: a connection that moves no byte is traffic.
 */
function edgeWidths(edges: readonly GraphEdge[]): (index: number) => Pick<EdgeShape, 'kind' | 'width'> {
  const flows = edges.map(flowOf);
  const most: Record<Traffic | 'connections', number> = { request: 0, stream: 0, tcp: 0, connections: 0 };
  for (const { kind, amount, connections } of flows) {
    most[kind] = Math.max(most[kind], amount);
    most.connections = Math.max(most.connections, connections);
  }
  const shareOf = (amount: number, of: number) => (of > 0 ? Math.max(0, amount) / of : 0);
  return (index) => {
    const { kind, amount, connections } = flows[index] ?? { kind: 'request', amount: 0, connections: 0 };
    const share = Math.max(shareOf(amount, most[kind]), shareOf(connections, most.connections));
    return { kind, width: widthRange.least + (widthRange[kind] - widthRange.least) * Math.sqrt(share) };
  };
}

function flowOf(edge: GraphEdge): Flow {
  const { values } = edge;
  const kind = trafficOf(edge);
  switch (kind) {
    case 'tcp':
      return { kind, amount: tcpThroughput(values) ?? 0, connections: values.tcpConnectionRate ?? 0 };
    case 'stream':
      return { kind, amount: messageRate(values) ?? 0, connections: 0 };
    default:
      return { kind, amount: values.requestRate ?? 0, connections: 0 };
  }
}
