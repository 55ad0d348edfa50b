import { type GraphNode } from '../../mesh/Graph';
import { type IconName } from './icons';

const roles: readonly string[] = ['gateway', 'waypoint', 'passthrough', 'refused'] satisfies IconName[];

/** The sign of a node: its role first, then whether it only speaks TCP, then its kind. */
export function iconOf({ role, kind, values }: GraphNode): IconName {
  if (roles.includes(role)) {
    return role as IconName;
  }
  if (kind === 'external' || kind === 'unknown' || kind === 'namespace') {
    return kind;
  }
  const { requestRateIn = 0, messageRateIn = 0, tcpThroughputIn = 0, tcpConnectionRateIn = 0 } = values;
  if (tcpThroughputIn + tcpConnectionRateIn > 0 && requestRateIn + messageRateIn === 0) {
    return 'tcp';
  }
  return kind === 'service' || kind === 'app' ? 'service' : kind === 'cluster' ? 'namespace' : 'workload';
}
