/**
 * What an empty field means, said to the user. Only said: the backend fills in its defaults by
 * itself, and nothing here is ever saved or sent.
 */
export const placeholders = {
  queryType: 'metric',
  signal: 'requestRate',
  reporter: 'auto',
  statistics: 'p95',
  window: '$__rate_interval',
  instantWindow: '$__range',
  format: 'timeSeries',
  nodes: 'workload',
  include: 'latency, security, tcp',
  hops: '1',
  direction: 'both',
  minRequestRate: '0',
  top: 'all',
  errors: '5xx',
  latencyStatistic: 'p95',
} as const;
