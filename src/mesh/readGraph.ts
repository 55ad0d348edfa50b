import { type DataFrame } from '@grafana/data';

import { addInbound } from './addInbound';
import { FrameReader } from './FrameReader';
import { type Graph, type GraphEdge, type GraphNode, type Values } from './Graph';
import { findGraphFrames } from './graphFrames';
import { joinMeshes, type Mesh, type NameDatasource } from './joinMeshes';
import { type MeshQuery } from './MeshQuery';
import { readMeshEdges, readMeshNodes } from './readMeshFrames';
import { readTelemetryLinks } from './TelemetryLinks';
import { isFirstStep } from './steps';
import { untoldTime } from './untoldTime';
import { readNodeGraphEdges, readNodeGraphNodes } from './readNodeGraphFrames';
import { responsesByEdge } from './responsesByEdge';
import { atOnce, eachSliced, type Sliced } from './Sliced';
import { splitMeshes } from './splitMeshes';

/**
 * Reads the frames of a panel into one graph, or nothing when they hold none. Where queries answer with
 * several meshes, these stand beside each other; within a mesh, what has the same id is the same thing.
 * Throws a FrameError that names the field when a frame lacks one.
 */
export function readGraph(frames: readonly DataFrame[], asked?: Asked): Graph | undefined {
  return atOnce(readGraphSliced(frames, asked));
}

/** What is known of a panel's queries beside their answers. */
export interface Asked {
  /** The first query of a graph, also where that has no answer. */
  readonly first?: string;
  readonly nameOf?: NameDatasource;
}

/** The same, with rests: a large answer takes longer than a page may be kept busy. */
export function* readGraphSliced(frames: readonly DataFrame[], { first, nameOf = () => undefined }: Asked = {}): Sliced<Graph | undefined> {
  const meshes: Mesh[] = [];
  for (const { refId, frames: own } of splitMeshes(frames)) {
    const graph = yield* readMesh(own);
    if (graph) {
      meshes.push({ refId, graph });
    }
  }
  const [one] = meshes;
  const alone = meshes.length === 1 && (first === undefined || one?.refId === first || one?.refId === '');
  return !one || alone ? one?.graph : yield* joinMeshes(meshes, first ?? one.refId, nameOf);
}

/** Reads what is of one mesh. */
function* readMesh(frames: readonly DataFrame[]): Sliced<Graph | undefined> {
  const found = findGraphFrames(frames);
  if (found.nodes.length === 0 && found.edges.length === 0) {
    return undefined;
  }
  const read = new Map<DataFrame, readonly GraphEdge[]>();
  for (const frame of found.edges) {
    read.set(frame, yield* (found.ours ? readMeshEdges : readNodeGraphEdges)(frame));
  }
  const named: GraphNode[][] = [];
  for (const frame of found.nodes) {
    named.push(yield* (found.ours ? readMeshNodes : readNodeGraphNodes)(frame));
  }
  // A call from or to nothing cannot be drawn.
  const edges = yield* uniqueById([...read.values()].flat().filter(({ source, target }) => source !== '' && target !== ''));
  const known = named.flat();
  const missing = yield* missingEndpoints(edges, known);
  const nodes = yield* addInbound(yield* uniqueById([...known, ...missing]), edges);
  return {
    nodes,
    edges,
    responses: yield* responsesByEdge(found, (frame) => read.get(frame) ?? []),
    latencyStatistic: queryText(found.edges, 'latencyStatistic') ?? namedStatistic(found.edges),
    ...(found.edges.some(isFirstStep) && { latencyFollows: true }),
    compareTo: queryText(found.edges, 'compareTo') ?? (edges.some(({ earlier }) => earlier) ? untoldTime() : undefined),
    datasourceUid: found.ours ? datasourceUid(found.edges) : undefined,
    query: found.ours && found.edges.length === 1 ? queryOf(found.edges) : undefined,
    namesakes: namesakes(nodes),
    links: readTelemetryLinks(found.edges[0]?.meta?.custom?.links),
  };
}

/** Of rows of the same thing the first counts, and what others tell beside it. */
function* uniqueById<T extends { readonly id: string; readonly values: Values }>(items: readonly T[]): Sliced<T[]> {
  const byId = new Map<string, T>();
  yield* eachSliced(items, (item) => {
    const known = byId.get(item.id);
    if (item.id !== '') {
      byId.set(item.id, known ? { ...known, values: { ...item.values, ...known.values } } : item);
    }
  });
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Other data sources may send edges without their nodes: those become unknown ones. */
function* missingEndpoints(edges: readonly GraphEdge[], nodes: readonly GraphNode[]): Sliced<GraphNode[]> {
  const known = new Set(nodes.map((node) => node.id));
  const missing = new Set<string>();
  yield* eachSliced(edges, ({ source, target }) => {
    for (const id of [source, target]) {
      if (!known.has(id)) {
        missing.add(id);
      }
    }
  });
  return [...missing].map((id) => ({
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
  const located = nodes.filter(({ cluster }) => cluster !== '');
  if (located.every(({ cluster }) => cluster === located[0]?.cluster)) {
    return new Set();
  }
  const byName = new Map<string, GraphNode[]>();
  for (const node of located) {
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
