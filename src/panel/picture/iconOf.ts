import { type GraphNode } from '../../mesh/Graph';
import { type IconName } from './icons';

/** The sign of a node: its role first, then whether it only speaks TCP, then its kind. */
export function iconOf({ role, kind, values }: GraphNode): IconName {
  if (role === 'gateway' || role === 'waypoint') {
    return role;
  }
  if (kind === 'external' || kind === 'unknown' || kind === 'namespace') {
    return kind;
  }
  if ((values.tcpThroughputIn ?? 0) > 0 && !((values.requestRateIn ?? 0) > 0)) {
    return 'tcp';
  }
  return kind === 'service' || kind === 'app' ? 'service' : kind === 'cluster' ? 'namespace' : 'workload';
}
