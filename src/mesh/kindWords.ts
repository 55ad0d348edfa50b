import { type GraphNodeKind } from './Graph';
import { t } from './t';

const words: Readonly<Record<GraphNodeKind, () => string>> = {
  workload: () => t('mesh.kinds.workload', 'workload'),
  service: () => t('mesh.kinds.service', 'service'),
  app: () => t('mesh.kinds.app', 'app'),
  version: () => t('mesh.kinds.version', 'version'),
  namespace: () => t('mesh.kinds.namespace', 'namespace'),
  cluster: () => t('mesh.kinds.cluster', 'cluster'),
  external: () => t('mesh.kinds.external', 'external'),
  unknown: () => t('mesh.kinds.unknown', 'unknown'),
};

/** What a node stands for, in words. */
export function kindWords(kind: GraphNodeKind): string {
  return words[kind]();
}
