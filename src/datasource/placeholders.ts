/**
 * What an empty field means, said to the user. Only said: the backend fills in its defaults by
 * itself, and nothing here is ever saved or sent.
 */
export const placeholders = {
  signal: 'requestRate',
  reporter: 'auto',
  statistics: 'p95',
  /** The windows of a series, and of what is one value: graphs, instants, latency. */
  window: '$__rate_interval',
  range: '$__range',
  top: 'all',
  nodes: 'workload',
  include: 'latency, security, tcp',
  hops: '1',
  direction: 'both',
  minRequestRate: '0',
  threshold: '0.05',
  /** Whose series one of an application's own histogram is. */
  namespaceLabel: 'namespace',
  workloadLabel: 'pod',
} as const;
