import { type Graph, type GraphEdge } from '../../mesh/Graph';
import { type Arrangement } from '../arrange/Arrangement';
import { type ErrorScale, severityOf } from './ErrorScale';
import { type CardShape, type EdgeShape, type Picture, type Severity } from './Picture';
import { responseShares } from './responseShares';

/** Widths of edges in pixels; what flows over TCP alone stays slimmer, because its dashes stand out. */
const widthRange = { least: 1, request: 7, tcp: 5 } as const;
const importance: Record<Severity, number> = { fine: 0, degraded: 1, failing: 2 };

/** The whole picture: what stands where it was arranged, with the widths and colours of its numbers. */
export function drawPicture(graph: Graph, { layout, bounds, lanes, cards, curves }: Arrangement, scale: ErrorScale): Picture {
  const widthOf = edgeWidths(graph.edges);
  const edges = graph.edges.flatMap((edge): EdgeShape[] => {
    const curve = curves.get(edge.id);
    if (!curve) {
      return [];
    }
    const severity = severityOf(edge.values.errorRatio, scale);
    return [{ edge, curve, width: widthOf(edge), severity, kind: isTcp(edge) ? 'tcp' : 'request' }];
  });
  edges.sort((a, b) => importance[a.severity] - importance[b.severity] || a.width - b.width);
  const shares = responseShares(graph);
  const shapes = graph.nodes.flatMap((node): CardShape[] => {
    const card = cards.get(node.id);
    return card ? [{ node, shares: shares.get(node.id), lane: layout.cards.get(node.id)?.lane ?? '', ...card }] : [];
  });
  return { bounds, flow: layout.flow, lanes, cards: shapes, edges };
}

/** Only bytes flow: no request of any protocol was seen. */
export function isTcp(edge: GraphEdge): boolean {
  if (edge.protocols.length > 0) {
    return edge.protocols.every((protocol) => protocol === 'tcp');
  }
  return edge.values.requestRate === undefined && tcpThroughput(edge) !== undefined;
}

/** Bytes per second both ways; undefined when neither is known. */
export function tcpThroughput({ values }: GraphEdge): number | undefined {
  const { tcpSentThroughput: sent, tcpReceivedThroughput: received } = values;
  return sent === undefined && received === undefined ? undefined : (sent ?? 0) + (received ?? 0);
}

/** Between the least and the most, by the square root of the share of the busiest call. */
function edgeWidths(edges: readonly GraphEdge[]): (edge: GraphEdge) => number {
  const flow = (edge: GraphEdge) => (isTcp(edge) ? tcpThroughput(edge) : edge.values.requestRate) ?? 0;
  const most = { tcp: 0, request: 0 };
  for (const edge of edges) {
    const kind = isTcp(edge) ? 'tcp' : 'request';
    most[kind] = Math.max(most[kind], flow(edge));
  }
  return (edge) => {
    const kind = isTcp(edge) ? 'tcp' : 'request';
    const share = Math.sqrt(Math.max(0, flow(edge)) / most[kind]);
    return widthRange.least + (widthRange[kind] - widthRange.least) * (Number.isFinite(share) ? share : 0);
  };
}
