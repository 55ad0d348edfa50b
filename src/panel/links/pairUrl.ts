import { type Graph } from '../../mesh/Graph';
import { type Target } from '../picture/Focus';
import { type AddressRange } from '../../mesh/AddressRange';
import { pairAddress } from './pairAddress';
import { serviceOf } from './serviceOf';

/**
 * The dashboard of a pair of a calling workload and a called service. Undefined where the frames are
 * not of our data source, or an end has no workload or service to speak of.
 */
export function pairUrl(graph: Graph, target: Target, range: AddressRange): string | undefined {
  const edge = target.kind === 'edge' ? graph.edges.find(({ id }) => id === target.id) : undefined;
  const source = graph.nodes.find(({ id }) => id === edge?.source);
  const destination = graph.nodes.find(({ id }) => id === edge?.target);
  const service = destination && destination.kind !== 'external' ? serviceOf(destination) : undefined;
  if (!graph.datasourceUid || source?.kind !== 'workload' || !destination || !service) {
    return undefined;
  }
  const pair = {
    datasource: graph.datasourceUid,
    sourceNamespace: source.namespace,
    sourceWorkload: source.title,
    destinationNamespace: destination.namespace,
    destinationService: service,
  };
  return pairAddress(pair, range);
}
