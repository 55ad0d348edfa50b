import { messageRate, tcpThroughput } from '../../mesh/flows';
import { type Graph, type GraphEdge } from '../../mesh/Graph';
import { type Traffic, trafficOf } from '../../mesh/trafficOf';
import { type Arrangement } from '../arrange/Arrangement';
import { type ErrorScale, severityOfCall } from './ErrorScale';
import { type CardShape, type EdgeShape, type Picture, type Severity } from './Picture';
import { responseShares } from './responseShares';

/** Widths of edges in pixels; what is no request stays slimmer: dashes stand out, and messages are many. */
const widthRange = { least: 1, request: 7, stream: 5, tcp: 5 } as const;
/** So many healthy calls are drawn as they are; from so many on they are as slim as they get. */
const [few, many] = [40, 140];
/** What healthy lines then lose of their width above the least, as a share. */
const slimming = 0.8;
const importance: Record<Severity, number> = { fine: 0, degraded: 1, failing: 2 };

/** The whole picture: what stands where it was arranged, with the widths and colours of its numbers. */
export function drawPicture(graph: Graph, { layout, bounds, lanes, cards, curves }: Arrangement, scale: ErrorScale): Picture {
  const widthOf = edgeWidths(graph.edges);
  const severities = new Map(graph.edges.map((edge) => [edge, severityOfCall(edge.values, scale)]));
  const crowd = crowdOf([...severities.values()].filter((severity) => severity === 'fine').length);
  const edges = graph.edges.flatMap((edge): EdgeShape[] => {
    const curve = curves.get(edge.id);
    if (!curve) {
      return [];
    }
    const severity = severities.get(edge) ?? 'fine';
    const width = severity === 'fine' ? slimmer(widthOf(edge), crowd) : widthOf(edge);
    return [{ edge, curve, width, severity, kind: trafficOf(edge) }];
  });
  edges.sort((a, b) => importance[a.severity] - importance[b.severity] || a.width - b.width);
  const shares = responseShares(graph);
  const shapes = graph.nodes.flatMap((node): CardShape[] => {
    const card = cards.get(node.id);
    return card ? [{ node, shares: shares.get(node.id), lane: layout.cards.get(node.id)?.lane ?? '', ...card }] : [];
  });
  return { bounds, flow: layout.flow, lanes, cards: shapes, edges, crowd };
}

function crowdOf(healthy: number): number {
  return Math.min(1, Math.max(0, (healthy - few) / (many - few)));
}

function slimmer(width: number, crowd: number): number {
  return widthRange.least + (width - widthRange.least) * (1 - slimming * crowd);
}

/** What an edge carries, each measured with its own kind: bytes and connections of TCP are told apart. */
type Flow = Traffic | 'connections';

/**
 * Between the least and the most, by the square root of the share of the busiest call of its kind. TCP
 * has two, bytes and connections, and the larger share counts: a connection that moves no byte is traffic.
 */
function edgeWidths(edges: readonly GraphEdge[]): (edge: GraphEdge) => number {
  const most: Record<Flow, number> = { request: 0, stream: 0, tcp: 0, connections: 0 };
  for (const edge of edges) {
    for (const [flow, amount] of flowsOf(edge)) {
      most[flow] = Math.max(most[flow], amount);
    }
  }
  return (edge) => {
    const shares = flowsOf(edge).map(([flow, amount]) => (most[flow] > 0 ? Math.max(0, amount) / most[flow] : 0));
    return widthRange.least + (widthRange[trafficOf(edge)] - widthRange.least) * Math.sqrt(Math.max(...shares));
  };
}

function flowsOf(edge: GraphEdge): Array<[Flow, number]> {
  const { values } = edge;
  switch (trafficOf(edge)) {
    case 'tcp':
      return [['tcp', tcpThroughput(values) ?? 0], ['connections', values.tcpConnectionRate ?? 0]];
    case 'stream':
      return [['stream', messageRate(values) ?? 0]];
    default:
      return [['request', values.requestRate ?? 0]];
  }
}
