import { type Measure } from './measures';
import { type MeshQuery } from './MeshQuery';
import { type TelemetryLinks } from './TelemetryLinks';

/** How well a node does, by the share of errors among its inbound requests. */
export type Health = 'healthy' | 'degraded' | 'failing' | 'idle';

/** What a node stands for. `external` is outside the mesh; `unknown` has no name of its own. */
export type GraphNodeKind =
  'workload' | 'service' | 'app' | 'version' | 'namespace' | 'cluster' | 'external' | 'unknown';

/** The answer that a part of a graph is of, where several stand in one picture. */
export interface Origin {
  /** The query. */
  readonly refId: string;
  /** What the ids of its nodes and edges begin with, beside those in its frames. */
  readonly prefix: string;
  /** What tells it from the others for people: the name of its data source, or its query. */
  readonly name: string;
  /** The data source's name; undefined where it is not known. */
  readonly datasource?: string;
  readonly datasourceUid?: string;
  readonly query?: Partial<MeshQuery>;
  readonly links?: TelemetryLinks;
  readonly latencyStatistic: string;
}

export interface GraphNode {
  readonly id: string;
  readonly title: string;
  /** What stands beneath the title in other programs; empty when there is none. */
  readonly subtitle: string;
  readonly kind: GraphNodeKind;
  /** `gateway`, `waypoint` or empty. */
  readonly role: string;
  readonly cluster: string;
  readonly namespace: string;
  /** Versions that were seen behind this node. */
  readonly versions: readonly string[];
  readonly health: Health;
  /** Numbers by measure; one that is unknown is absent. */
  readonly values: Values;
  /** Statistics of another data source as it formats them; empty for our own frames. */
  readonly stats: readonly string[];
  /** What the mesh calls the services it answers for, joined by commas; absent where it is not told. */
  readonly service?: string;
  /** The workload behind it, and the app it says it is; absent where they are not told. */
  readonly workload?: string;
  readonly app?: string;
  /** Set where the graph is compared with an earlier one. */
  readonly earlier?: Earlier;
  /** Set where a picture holds several meshes. */
  readonly origin?: Origin;
  /** Set where this stands for several nodes that were folded into one. */
  readonly folded?: Folded;
}

/** What the same node or edge was in the graph that is compared with. */
export interface Earlier {
  /** `removed` is what is no longer there: it has no other numbers. */
  readonly change: 'added' | 'removed' | 'same';
  readonly values: Values;
}

/** What was folded into one node. */
export interface Folded {
  /** The lane whose nodes these are. */
  readonly lane: string;
  readonly count: number;
  readonly failing: number;
  readonly degraded: number;
}

export interface GraphEdge {
  readonly id: string;
  /** Ids of nodes of the same graph. */
  readonly source: string;
  readonly target: string;
  /** grpc, http, tcp; empty when the frames do not tell. */
  readonly protocols: readonly string[];
  /** Whose telemetry was believed: source, destination, waypoint, or empty. */
  readonly reporter: string;
  /** Numbers by measure; one that is unknown is absent. */
  readonly values: Values;
  /** Statistics of another data source as it formats them; empty for our own frames. */
  readonly stats: readonly string[];
  /** Set where the graph is compared with an earlier one. */
  readonly earlier?: Earlier;
  /** Set where a picture holds several meshes. */
  readonly origin?: Origin;
  /** Set where this stands for several edges of which one carries traffic that is not encrypted. */
  readonly plain?: true;
}

/** Stands for the code of requests in a mesh that tells none. */
export const codeNotTold = 'unknown';

/** Requests of one edge that ended in the same way. */
export interface GraphResponse {
  readonly edge: string;
  readonly protocol: string;
  /** HTTP status; `0` is no response at all, empty is a protocol without one, `unknown` a mesh that tells none. */
  readonly code: string;
  /** gRPC status number, empty on plain HTTP. */
  readonly grpcStatus: string;
  /** Envoy's response flags joined by commas, `-` for none. */
  readonly flags: string;
  /** Requests per second. */
  readonly rate: number;
}

export type Values = Readonly<Partial<Record<Measure, number>>>;

/** What the panel draws: one picture of a mesh, sorted by id, never changed after it was read. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Largest rate first, by edge id. */
  readonly responses: ReadonlyMap<string, readonly GraphResponse[]>;
  /** The statistic behind `latencyMs`, such as p95; empty when the frames do not tell. */
  readonly latencyStatistic: string;
  /** Set where it came without latency, which is on its way. */
  readonly latencyFollows?: true;
  /** How long ago the graph was that this one is compared with, such as 1d; absent without comparison. */
  readonly compareTo?: string;
  /** The data source that answered; absent for frames of other data sources, and where several answered: `originOf` tells then. */
  readonly datasourceUid?: string;
  /** The query as the data source understood it; absent where several queries make one mesh, or several meshes one picture. */
  readonly query?: Partial<MeshQuery>;
  /** Ids of nodes that bear the names of others in other clusters. */
  readonly namesakes?: ReadonlySet<string>;
  /** Where the traces and logs of its calls are. */
  readonly links?: TelemetryLinks;
}
