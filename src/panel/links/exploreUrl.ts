import { type Graph } from '../../mesh/Graph';
import { type MeshQuery } from '../../mesh/MeshQuery';
import { trafficOf } from '../../mesh/trafficOf';
import { type Target } from '../picture/Focus';
import { type AddressRange } from '../../mesh/AddressRange';
import { endsOf } from './endsOf';
import { exploreAddress } from '../../mesh/exploreAddress';
import { narrowTo } from './narrowTo';

/**
 * Where Explore shows what is selected: requests by outcome and percentiles of an edge, or of all calls
 * to a node, or connections by flag and bytes of an edge of TCP alone, as far as the graph's query asked for them. Undefined where the frames are not of our data source, or name nothing to ask for.
 */
export function exploreUrl(graph: Graph, target: Target, range: AddressRange): string | undefined {
  const ends = endsOf(graph, target);
  if (!graph.datasourceUid || !ends) {
    return undefined;
  }
  const datasource = { type: 'alidade-istio-datasource', uid: graph.datasourceUid };
  const asked = narrowTo(ends, graph.query);
  const edge = target.kind === 'edge' ? graph.edges.find(({ id }) => id === target.id) : undefined;
  const { errors, ...ofConnections } = asked;
  const metric = { datasource, queryType: 'metric' as const };
  const queries: MeshQuery[] =
    edge && trafficOf(edge) === 'tcp'
      ? [
          { refId: 'A', ...metric, signal: 'tcpClosedRate', groupBy: ['responseFlags'], ...ofConnections },
          { refId: 'B', ...metric, signal: 'tcpSentThroughput', groupBy: [], ...ofConnections },
        ]
      : [
          { refId: 'A', ...metric, signal: 'requestRate', groupBy: ['responseCode', 'responseFlags'], ...asked },
          { refId: 'B', ...metric, signal: 'duration', statistics: ['p50', 'p95', 'p99'], groupBy: [], ...asked },
        ];
  return exploreAddress(graph.datasourceUid, queries, range);
}
