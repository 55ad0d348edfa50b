import { type DataFrame } from '@grafana/data';

import { addInbound } from './addInbound';
import { FrameReader } from './FrameReader';
import { type Graph, type GraphEdge, type GraphNode } from './Graph';
import { findGraphFrames } from './graphFrames';
import { type MeshQuery } from './MeshQuery';
import { readMeshEdges, readMeshNodes } from './readMeshFrames';
import { readTelemetryLinks } from './TelemetryLinks';
import { isFirstStep } from './steps';
import { untoldTime } from './untoldTime';
import { readNodeGraphEdges, readNodeGraphNodes } from './readNodeGraphFrames';
import { responsesByEdge } from './responsesByEdge';

/**
 * Reads the frames of a panel into one graph, or nothing when they hold none. Frames of several
 * queries are one picture: what has the same id is the same thing, and its first row counts.
 * Throws a FrameError that names the field when a frame lacks one.
 */
export function readGraph(frames: readonly DataFrame[]): Graph | undefined {
  const found = findGraphFrames(frames);
  if (found.nodes.length === 0 && found.edges.length === 0) {
    return undefined;
  }
  const read = new Map(found.edges.map((frame) => [frame, (found.ours ? readMeshEdges : readNodeGraphEdges)(frame)]));
  // A call from or to nothing cannot be drawn.
  const edges = uniqueById([...read.values()].flat().filter(({ source, target }) => source !== '' && target !== ''));
  const named = found.nodes.flatMap(found.ours ? readMeshNodes : readNodeGraphNodes);
  const nodes = addInbound(uniqueById([...named, ...missingEndpoints(edges, named)]), edges);
  return {
    nodes,
    edges,
    responses: responsesByEdge(found, (frame) => read.get(frame) ?? []),
    latencyStatistic: queryText(found.edges, 'latencyStatistic') ?? namedStatistic(found.edges),
    ...(found.edges.some(isFirstStep) && { latencyFollows: true }),
    compareTo: queryText(found.edges, 'compareTo') ?? (edges.some(({ earlier }) => earlier) ? untoldTime : undefined),
    datasourceUid: found.ours ? datasourceUid(found.edges) : undefined,
    query: found.ours && found.edges.length === 1 ? queryOf(found.edges) : undefined,
    namesakes: namesakes(nodes),
    links: readTelemetryLinks(found.edges[0]?.meta?.custom?.links),
  };
}

function uniqueById<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const byId = new Map<string, T>();
  for (const item of items) {
    if (item.id !== '' && !byId.has(item.id)) {
      byId.set(item.id, item);
    }
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Other data sources may send edges without their nodes: those become unknown ones. */
function missingEndpoints(edges: readonly GraphEdge[], nodes: readonly GraphNode[]): GraphNode[] {
  const known = new Set(nodes.map((node) => node.id));
  const missing = edges.flatMap((edge) => [edge.source, edge.target]).filter((id) => !known.has(id));
  return [...new Set(missing)].map((id) => ({
    id,
    title: id,
    subtitle: '',
    kind: 'unknown',
    role: '',
    cluster: '',
    namespace: '',
    versions: [],
    health: 'healthy',
    values: {},
    stats: [],
  }));
}

/** What the query that was answered said of something. */
function queryText(edges: readonly DataFrame[], name: string): string | undefined {
  const found: unknown[] = edges.map((frame) => frame.meta?.custom?.query?.[name]);
  return found.find((text): text is string => typeof text === 'string' && text !== '');
}

/** The statistic in the name that other programs show for the latency: a public dashboard has no query. */
function namedStatistic(edges: readonly DataFrame[]): string {
  const names = edges.map((frame) => new FrameReader(frame).field('secondarystat')?.config.displayName ?? '');
  return names.map((name) => /^Latency (\S+)$/.exec(name)?.[1]).find((name) => name !== undefined) ?? '';
}

function queryOf(edges: readonly DataFrame[]): Partial<MeshQuery> | undefined {
  const query: unknown = edges[0]?.meta?.custom?.query;
  return typeof query === 'object' && query !== null ? query : undefined;
}

/** Nodes of one name in several clusters: the name alone would speak of all of them. */
function namesakes(nodes: readonly GraphNode[]): ReadonlySet<string> {
  const byName = new Map<string, GraphNode[]>();
  for (const node of nodes.filter(({ cluster }) => cluster !== '')) {
    const name = JSON.stringify([node.kind, node.namespace, node.title]);
    byName.set(name, [...(byName.get(name) ?? []), node]);
  }
  const several = [...byName.values()].filter((alike) => new Set(alike.map(({ cluster }) => cluster)).size > 1);
  return new Set(several.flat().map(({ id }) => id));
}

function datasourceUid(edges: readonly DataFrame[]): string | undefined {
  const uid: unknown = edges[0]?.meta?.custom?.datasourceUid;
  return typeof uid === 'string' && uid !== '' ? uid : undefined;
}
