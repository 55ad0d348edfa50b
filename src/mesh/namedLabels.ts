/** A label that a query names in its own words. */
export interface NamedLabel {
  /** As a query writes it: `source.workload`. */
  name: string;
  /** As a person says it: `Source workload`. */
  words: string;
  /** What it is of. */
  group: 'Source' | 'Destination' | 'Request';
  /** The label's own name in Prometheus. */
  label: string;
}

const endpointLabels = {
  namespace: 'workload_namespace',
  workload: 'workload',
  service: 'canonical_service',
  cluster: 'cluster',
  app: 'app',
  version: 'version',
  revision: 'canonical_revision',
  principal: 'principal',
};
const destinationLabels = {
  ...endpointLabels,
  namespace: 'service_namespace',
  service: 'service_name',
  host: 'service',
  workloadNamespace: 'workload_namespace',
};

/** Every label that has a name of its own in a query, in the order in which an editor offers them. */
export const namedLabels: readonly NamedLabel[] = [
  ...Object.entries(endpointLabels).map(([property, label]) => ofEnd('Source', property, label)),
  ...Object.entries(destinationLabels).map(([property, label]) => ofEnd('Destination', property, label)),
  ofRequest('responseCode', 'Response code', 'response_code'),
  ofRequest('responseFlags', 'Response flags', 'response_flags'),
  ofRequest('grpcStatus', 'gRPC status', 'grpc_response_status'),
  ofRequest('protocol', 'Protocol', 'request_protocol'),
  ofRequest('security', 'Security', 'connection_security_policy'),
  ofRequest('reporter', 'Reporter', 'reporter'),
];

function ofEnd(group: 'Source' | 'Destination', property: string, label: string): NamedLabel {
  const side = group.toLowerCase();
  const words = property.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return { name: `${side}.${property}`, words: `${group} ${words}`, group, label: `${side}_${label}` };
}

function ofRequest(name: string, words: string, label: string): NamedLabel {
  return { name, words, group: 'Request', label };
}
