/** What the backend takes where nothing is set: said to the user, never saved. */
export const settingPlaceholders = {
  httpMethod: 'POST',
  timeInterval: '15s',
  errors: '5xx',
  grpcErrors: 'server',
  latencyStatistic: 'p95',
  degraded: '0.01',
  failing: '0.1',
  queryTimeout: '30s',
  maxConcurrentQueries: '8',
  maxGraphEdges: '20000',
  maxExternalHosts: '50',
  gateways:
    '(.*-)?(ingress|egress|eastwest|east-west)-?gateway(-.*)?|istio-(ingress|egress|eastwest)(-.*)?|(.*-)?gateway-istio',
  waypoints: '(.*-)?waypoint',
  ztunnel: 'app = ztunnel',
} as const;

/** Examples of settings that have no default, as they are typed. */
export const settingExamples = {
  customQueryParameters: 'dedup=true&partial_response=false',
  grpcStatus: '14',
  recordedWindow: '1m',
  strictMetric: 'mesh_strict_namespace',
} as const;
