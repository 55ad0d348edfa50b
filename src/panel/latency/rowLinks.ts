import { type BreakdownRow } from '../../mesh/Breakdown';
import { type MeshQuery } from '../../mesh/MeshQuery';
import { type AddressRange } from '../../mesh/AddressRange';
import { exploreAddress } from '../../mesh/exploreAddress';
import { pairAddress } from '../links/pairAddress';
import { rowEnds } from './rowQuery';

const meshType = 'alidade-istio-datasource';
const percentiles = { signal: 'duration', statistics: ['p50', 'p95', 'p99'], groupBy: ['reporter'] };

/** Where Explore shows a row: its parts, over time too, and percentiles of its calls. */
export function rowExploreUrl(row: BreakdownRow, range: AddressRange): string | undefined {
  const { datasourceUid: uid, query } = row.asked;
  if (!uid || !query) {
    return undefined;
  }
  const { compareTo, top, window, ...same } = query;
  const datasource = { type: meshType, uid };
  const { source, destination, filters } = rowEnds(row);
  const ends = { source, destination, ...(filters && { filters }) };
  const queries: MeshQuery[] = [
    { ...same, ...ends, refId: 'A', datasource, queryType: 'latency' },
    { refId: 'B', datasource, queryType: 'metric', ...percentiles, ...ends },
  ];
  return exploreAddress(uid, queries, range);
}

/** Asks which services a row's calls were sent to: the pair's dashboard is of a service. */
export function servicesQueries(row: BreakdownRow): MeshQuery[] {
  const uid = row.asked.datasourceUid;
  const { source_workload: workload, source_workload_namespace: namespace } = row.labels;
  if (!uid || !workload || namespace === undefined || row.labels.destination_service_name) {
    return [];
  }
  const datasource = { type: meshType, uid };
  const label: MeshQuery['label'] = 'destination.service';
  return [{ ...rowEnds(row), refId: 'services', datasource, queryType: 'values', label }];
}

/** The dashboard of a row's caller and a service that it calls; undefined where the row does not tell its caller. */
export function rowPairUrl(row: BreakdownRow, service: string, range: AddressRange): string | undefined {
  const { labels, asked } = row;
  const { source_workload: workload, source_workload_namespace: namespace } = labels;
  const called = labels.destination_service_namespace ?? labels.destination_workload_namespace;
  if (!asked.datasourceUid || !workload || namespace === undefined || called === undefined || service === 'unknown') {
    return undefined;
  }
  const pair = {
    datasource: asked.datasourceUid,
    sourceNamespace: namespace,
    sourceWorkload: workload,
    destinationNamespace: called,
    destinationService: service,
  };
  return pairAddress(pair, range);
}
