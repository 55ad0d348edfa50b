import { type GraphNode } from '../../mesh/Graph';

/**
 * The service by which a node is called. A workload may answer for several: then it is the one that
 * has its name, else the first.
 */
export function serviceOf({ kind, title, service }: GraphNode): string | undefined {
  const services = service?.split(',').filter((name) => name !== '') ?? [];
  const own = services.find((name) => name === title) ?? services[0];
  return own ?? (kind === 'service' || kind === 'external' ? title : undefined);
}
