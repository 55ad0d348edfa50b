import { type Graph } from '../../mesh/Graph';
import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Target } from '../picture/Focus';
import { type AddressRange } from './AddressRange';
import { endsOf } from './endsOf';
import { exploreAddress } from './exploreAddress';
import { narrowTo } from './narrowTo';

/**
 * Where Explore shows what is selected: requests by outcome and percentiles of an edge, or of all calls
 * to a node, as far as the graph's query asked for them. Undefined where the frames are not of our data source, or name nothing to ask for.
 */
export function exploreUrl(graph: Graph, target: Target, range: AddressRange): string | undefined {
  const ends = endsOf(graph, target);
  if (!graph.datasourceUid || !ends) {
    return undefined;
  }
  const datasource = { type: 'alidade-istio-datasource', uid: graph.datasourceUid };
  const asked = narrowTo(ends, graph.query);
  const queries: MeshQuery[] = [
    { refId: 'A', datasource, queryType: 'metric', signal: 'requestRate', groupBy: ['responseCode', 'responseFlags'], ...asked },
    { refId: 'B', datasource, queryType: 'metric', signal: 'duration', statistics: ['p50', 'p95', 'p99'], groupBy: [], ...asked },
  ];
  return exploreAddress(graph.datasourceUid, queries, range);
}
