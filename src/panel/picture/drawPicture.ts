import { type Graph, type GraphEdge } from '../../mesh/Graph';
import { type Layout } from '../layout/Layout';
import { assignPorts, type PortRequest } from './assignPorts';
import { toColumns } from './Columns';
import { type ErrorScale, severityOf } from './ErrorScale';
import { type CardShape, type EdgeShape, type Picture, type Severity } from './Picture';
import { placeCards } from './placeCards';
import { routeEdge } from './routeEdge';
import { Tracks } from './Tracks';

export interface PictureInput {
  readonly graph: Graph;
  readonly layout: Layout;
  /** Width over height of the panel. */
  readonly aspect: number;
  readonly scale: ErrorScale;
}

/** Widths of edges in pixels; what flows over TCP alone stays slimmer, because its dashes stand out. */
const widthRange = { least: 1, request: 7, tcp: 5 } as const;
const importance: Record<Severity, number> = { fine: 0, degraded: 1, failing: 2 };

/** Geometry of the whole picture: lanes, cards, and curves between them. */
export function drawPicture({ graph, layout, aspect, scale }: PictureInput): Picture {
  const { bounds, lanes, cards } = placeCards(graph, layout, aspect);
  const columns = toColumns([...cards.values()]);
  const ends = graph.edges.flatMap((edge) => {
    const from = cards.get(edge.source);
    const to = cards.get(edge.target);
    return from && to ? [{ edge, from, to }] : [];
  });
  const forward = ends.filter(({ from, to }) => to.x > from.x);
  const ports = assignPorts(forward.map(({ edge, from, to }): PortRequest => ({ id: edge.id, from, to })));
  const tracks = new Tracks();
  const widthOf = edgeWidths(graph.edges);
  const edges = ends.map(({ edge, from, to }): EdgeShape => {
    const width = widthOf(edge);
    const route = { from, to, ports: ports.get(edge.id) ?? centre(from, to), arrow: arrowLength(width) };
    return {
      edge,
      curve: routeEdge(route, columns, tracks),
      width,
      severity: severityOf(edge.values.errorRatio, scale),
      kind: isTcp(edge) ? 'tcp' : 'request',
    };
  });
  edges.sort((a, b) => importance[a.severity] - importance[b.severity] || a.width - b.width);
  return { bounds, lanes, cards: [...cards.values()], edges };
}

export function arrowLength(width: number): number {
  return 7 + width * 0.7;
}

function centre(from: CardShape, to: CardShape) {
  return { out: from.y + from.height / 2, into: to.y + to.height / 2 };
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

/** By the square root of the rate, so that a hundred times the traffic is ten times the width. */
function edgeWidths(edges: readonly GraphEdge[]): (edge: GraphEdge) => number {
  const flow = (edge: GraphEdge) => (isTcp(edge) ? tcpThroughput(edge) : edge.values.requestRate) ?? 0;
  const most = { tcp: 0, request: 0 };
  for (const edge of edges) {
    const kind = isTcp(edge) ? 'tcp' : 'request';
    most[kind] = Math.max(most[kind], flow(edge));
  }
  return (edge) => {
    const kind = isTcp(edge) ? 'tcp' : 'request';
    const share = most[kind] > 0 ? Math.sqrt(Math.max(0, flow(edge)) / most[kind]) : 0;
    return widthRange.least + (widthRange[kind] - widthRange.least) * share;
  };
}
