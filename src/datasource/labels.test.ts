import { groupOf, namedLabels, withoutName } from './labels';

it.each([
  ['source.namespace', 'Source namespace', 'source_workload_namespace'],
  ['source.service', 'Source service', 'source_canonical_service'],
  ['destination.namespace', 'Destination namespace', 'destination_service_namespace'],
  ['destination.workloadNamespace', 'Destination workload namespace', 'destination_workload_namespace'],
  ['destination.service', 'Destination service', 'destination_service_name'],
  ['destination.host', 'Destination host', 'destination_service'],
  ['grpcStatus', 'gRPC status', 'grpc_response_status'],
])('%s is “%s” and stands for %s', (name, words, label) => {
  expect(namedLabels.find((named) => named.name === name)).toMatchObject({ words, label });
});

it('leaves the labels that a query has no name for', () => {
  expect(withoutName(['source_workload', 'user_tier', 'pod'])).toEqual(['user_tier', 'pod']);
});

it('knows what a label is of', () => {
  expect(groupOf('destination_service_name')).toBe('Destination');
  expect(groupOf('user_tier')).toBeUndefined();
});
