import { type Breakdown, type BreakdownRow } from '../../mesh/Breakdown';
import { type Graph, type GraphEdge } from '../../mesh/Graph';
import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Ends, endsOf } from '../view/endsOf';
import { rowEnds } from './rowQuery';

/** The keys that name an end by itself: a namespace alone would fit many. */
const telling: readonly string[] = ['workload', 'service', 'app'];

/** The row of an edge's two ends; undefined where no row speaks of just these calls. */
export function rowOf({ rows }: Breakdown, ends: Ends): BreakdownRow | undefined {
  return rows.find((row) => fits(row, ends));
}

/** The edge of a row, or undefined where the graph does not draw it. */
export function edgeOf(graph: Graph, row: BreakdownRow): GraphEdge | undefined {
  return graph.edges.find(({ id }) => {
    const ends = endsOf(graph, { kind: 'edge', id });
    return ends !== undefined && fits(row, ends);
  });
}

/**
 * What is asked where the panel holds no row of a pair: the same pair, named as the graph names it, and
 * the calls that the called one makes itself, which are in the time of its application.
 */
export function pairQueries(uid: string, ends: Ends): MeshQuery[] {
  const keys = (end: 'source' | 'destination') => Object.keys(ends[end] ?? {}).map((key) => `${end}.${key}`);
  const common = {
    datasource: { type: 'alidade-istio-datasource', uid },
    queryType: 'latency' as const,
    statistics: ['p50', 'p95', 'p99'],
  };
  const pair: MeshQuery = { ...common, refId: 'pair', groupBy: [...keys('source'), ...keys('destination')], ...ends };
  const called = ends.destination;
  if (!called || !Object.keys(called).some((key) => telling.includes(key)) || called.service === 'unknown') {
    return [pair];
  }
  const callers = Object.keys(called).map((key) => `source.${key}`);
  const groupBy = [...callers, 'destination.namespace', ...keys('destination').filter((key) => key !== 'destination.namespace')];
  return [pair, { ...common, refId: 'onward', groupBy, source: called }];
}

/** Whether a row's labels and an edge's ends name the same calls, as far as both tell, and tell enough. */
function fits(row: BreakdownRow, ends: Ends): boolean {
  const own = rowEnds({ ...row, asked: { links: {} } });
  return (['source', 'destination'] as const).every((end) => {
    const wanted: Readonly<Record<string, unknown>> = { ...ends[end] };
    const labels: Readonly<Record<string, unknown>> = { ...own[end] };
    const shared = Object.keys(wanted).filter((key) => labels[key] !== undefined);
    const namespaceAlone = !Object.keys(wanted).some((key) => telling.includes(key)) && shared.length > 0;
    return shared.every((key) => labels[key] === wanted[key]) && (namespaceAlone || shared.some((key) => telling.includes(key)));
  });
}
