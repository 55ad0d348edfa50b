import { type BreakdownRow } from '../../mesh/Breakdown';
import { type DestinationPeer, type LabelFilter, type Match, type MeshQuery, type Peer } from '../../mesh/MeshQuery';

const sourceKeys: Readonly<Record<string, keyof Peer>> = {
  source_cluster: 'cluster',
  source_workload_namespace: 'namespace',
  source_workload: 'workload',
  source_canonical_service: 'service',
  source_app: 'app',
  source_version: 'version',
  source_canonical_revision: 'revision',
  source_principal: 'principal',
};
const destinationKeys: Readonly<Record<string, keyof DestinationPeer>> = {
  destination_cluster: 'cluster',
  destination_service_namespace: 'namespace',
  destination_workload_namespace: 'workloadNamespace',
  destination_workload: 'workload',
  destination_service_name: 'service',
  destination_service: 'host',
  destination_app: 'app',
  destination_version: 'version',
  destination_canonical_revision: 'revision',
  destination_principal: 'principal',
};

type Ends = Pick<MeshQuery, 'source' | 'destination' | 'filters'>;

/** The calls of one row in a query's terms: what the row's own query asked for, and the row's labels on top. */
export function rowEnds({ labels, asked }: BreakdownRow): Ends {
  const source: Record<string, Match> = {};
  const destination: Record<string, Match> = {};
  const filters: LabelFilter[] = [];
  for (const [label, value] of Object.entries(labels)) {
    const [from, to] = [sourceKeys[label], destinationKeys[label]];
    const match: Match = value === '' ? { op: 'absent' } : value;
    // The column of a called service is there for calls that never arrived; elsewhere it is empty.
    if (value === '' && label === 'destination_service_name') {
      continue;
    }
    if (from) {
      source[from] = match;
    } else if (to) {
      destination[to] = match;
    } else {
      filters.push({ label, op: '=', value });
    }
  }
  const base = asked.query ?? {};
  return {
    source: { ...base.source, ...source },
    destination: { ...base.destination, ...destination },
    ...((base.filters || filters.length > 0) && { filters: [...(base.filters ?? []), ...filters] }),
  };
}

/** The row's parts over time: the same query, of this row alone. None for frames of unknown origin. */
export function historyQueries(row: BreakdownRow): MeshQuery[] {
  const { query, datasourceUid } = row.asked;
  if (!query || !datasourceUid) {
    return [];
  }
  const { compareTo, top, window, format, ...same } = query;
  const datasource = { type: 'alidade-istio-datasource', uid: datasourceUid };
  const over = { queryType: 'latency' as const, statistics: ['mean'], instant: false };
  return [{ ...same, ...rowEnds(row), ...over, refId: 'history', datasource }];
}
