import { type Breakdown, type BreakdownRow } from '../../mesh/Breakdown';
import { type Graph, type GraphEdge } from '../../mesh/Graph';
import { type MeshQuery } from '../../mesh/MeshQuery';
import { originOf } from '../../mesh/originOf';
import { type Ends, type NamedEdge, namedEdges } from '../links/endsOf';
import { narrowTo } from '../links/narrowTo';
import { rowEnds } from './rowQuery';

/** The keys that name an end by itself: a namespace alone would fit many. */
const telling: readonly string[] = ['workload', 'service', 'app'];

/**
 * The row of an edge's two ends; undefined where no row speaks of just these calls. Rows that part them
 * further, as by version, are each of some of them, unless there is but one. `uid` is the data source that
 * tells the edge, where that is known: another one speaks of another mesh.
 */
export function rowOf({ rows }: Breakdown, ends: Ends, uid?: string): BreakdownRow | undefined {
  const fitting = rows.filter((row) => sameSource(row.asked.datasourceUid, uid) && fits(labelledEnds(row), ends));
  const groups = new Set(fitting.map(({ labels }) => JSON.stringify(labels)));
  return fitting.find((row) => !partsFurther(row, ends)) ?? (groups.size === 1 ? fitting[0] : undefined);
}

/** Whether two answers may be of one data source: frames do not always tell. */
function sameSource(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** Whether a row's labels say more than which ends its calls have. */
function partsFurther(row: BreakdownRow, ends: Ends): boolean {
  const { source, destination, filters } = rowEnds({ ...row, asked: { links: {} } });
  const more = (own: object | undefined, wanted: object | undefined) => Object.keys(own ?? {}).some((key) => !Object.hasOwn(wanted ?? {}, key));
  return filters !== undefined || more(source, ends.source) || more(destination, ends.destination);
}

/** What was looked for in a graph, which never changes after it was read. */
interface Lookup {
  readonly calls: readonly NamedEdge[];
  readonly found: Map<BreakdownRow, GraphEdge | undefined>;
}

const lookups = new WeakMap<Graph, Lookup>();

/** The edge of a row, or undefined where the graph does not draw it; each is looked for once. */
export function edgeOf(graph: Graph, row: BreakdownRow): GraphEdge | undefined {
  const { calls, found } = lookups.get(graph) ?? { calls: namedEdges(graph), found: new Map<BreakdownRow, GraphEdge | undefined>() };
  lookups.set(graph, { calls, found });
  if (!found.has(row)) {
    const own = labelledEnds(row);
    found.set(row, calls.find(({ edge, ends }) => sameSource(row.asked.datasourceUid, originOf(graph, edge).datasourceUid) && fits(own, ends))?.edge);
  }
  return found.get(row);
}

/**
 * What is asked where the panel holds no row of a pair: the same pair, named as the graph names it, and
 * the calls that the called one makes itself, which are in the time of its application. Both of those
 * calls alone that the graph's query asked for, as far as it speaks of them.
 */
export function pairQueries(uid: string, ends: Ends, query?: Partial<MeshQuery>): MeshQuery[] {
  const keys = (end: 'source' | 'destination') => Object.keys(ends[end] ?? {}).map((key) => `${end}.${key}`);
  const common = {
    datasource: { type: 'alidade-istio-datasource', uid },
    queryType: 'latency' as const,
    statistics: ['p50', 'p95', 'p99'],
    ...(query?.window && { window: query.window }),
  };
  // Both sides are compared whoever the graph believes, and their means are of all requests, failed or not.
  const { reporter, errors, ...asked } = narrowTo(ends, query);
  const pair: MeshQuery = { ...common, refId: 'pair', groupBy: [...keys('source'), ...keys('destination')], ...asked };
  const called = ends.destination;
  if (!called || !Object.keys(called).some((key) => telling.includes(key)) || called.service === 'unknown') {
    return [pair];
  }
  const callers = Object.keys(called).map((key) => `source.${key}`);
  const groupBy = [...callers, 'destination.namespace', ...keys('destination').filter((key) => key !== 'destination.namespace')];
  const filters = query?.filters?.filter(({ label }) => !/^(source|destination)_/.test(label));
  return [pair, { ...common, refId: 'onward', groupBy, source: called, ...(filters && { filters }) }];
}

/** The ends that a row's labels name; a cluster may be told by its query too. */
function labelledEnds(row: BreakdownRow): Ends {
  const { source, destination } = rowEnds({ ...row, asked: { links: {} } });
  const { query } = row.asked;
  return {
    source: { ...(query?.source?.cluster && { cluster: query.source.cluster }), ...source },
    destination: { ...(query?.destination?.cluster && { cluster: query.destination.cluster }), ...destination },
  };
}

/** Whether a row's ends and an edge's name the same calls, as far as both tell, and tell enough. */
function fits(own: Ends, ends: Ends): boolean {
  return (['source', 'destination'] as const).every((end) => {
    const wanted: Readonly<Record<string, unknown>> = { ...ends[end] };
    const labels: Readonly<Record<string, unknown>> = { ...own[end] };
    // Where a cluster is wanted, the same name is in others too: a row without one is of them all.
    if (wanted.cluster !== undefined && labels.cluster === undefined) {
      return false;
    }
    const shared = Object.keys(wanted).filter((key) => labels[key] !== undefined);
    const namespaceAlone = !Object.keys(wanted).some((key) => telling.includes(key)) && shared.length > 0;
    return shared.every((key) => labels[key] === wanted[key]) && (namespaceAlone || shared.some((key) => telling.includes(key)));
  });
}
