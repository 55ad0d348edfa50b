import { type Signal } from '../Resources';

import { explainLimits, knows, missing } from './fitsSignal';

const signal = (fields: Partial<Signal>): Signal => ({
  name: 'requestRate',
  family: 'traffic',
  description: '',
  unit: 'reqps',
  needs: [],
  statistics: false,
  groups: ['responseCode', 'responseFlags', 'grpcStatus', 'protocol', 'security', 'reporter'],
  collect: '',
  ...fields,
});
const messages = signal({ name: 'requestMessageRate', family: 'grpc', groups: ['reporter'] });
const connections = signal({
  name: 'tcpSentThroughput',
  family: 'tcp',
  groups: ['responseFlags', 'protocol', 'security', 'reporter'],
});
const proxies = signal({ name: 'proxyCpu', family: 'proxy', groups: null });

it.each<[string, Signal | undefined, string, boolean]>([
  ['a signal that is not known yet', undefined, 'grpcStatus', true],
  ['requests', signal({}), 'responseCode', true],
  ['messages', messages, 'responseCode', false],
  ['messages', messages, 'reporter', true],
  ['connections', connections, 'grpcStatus', false],
  ['connections', connections, 'source.workload', true],
  ['proxies', proxies, 'source.workload', false],
  ['proxies', proxies, 'destination.workload', true],
  ['proxies', proxies, 'either.namespace', true],
  ['proxies', proxies, 'destination.service', false],
  ['proxies', proxies, 'user_tier', true],
])('%s: %# of %s: %s', (_, of, field, expected) => {
  expect(knows(of, field)).toBe(expected);
});

it('explains what is not offered', () => {
  expect(explainLimits(signal({}))).toBeUndefined();
  expect(explainLimits(connections)).toBe(
    '“TCP sent throughput” is measured on metrics that do not know the response code or gRPC status.'
  );
  expect(explainLimits(proxies)).toMatch(/choose the workload as destination/);
});

it('says what is required, until it is there', () => {
  const flagged = signal({ name: 'flaggedRatio', requires: ['responseFlags'] });
  const apdex = signal({ name: 'apdex', requires: ['apdexTargetMs'] });
  expect(missing(flagged, { refId: 'A', responseFlags: [] }, 'responseFlags')).toMatch(/Name at least one/);
  expect(missing(flagged, { refId: 'A', responseFlags: ['UT'] }, 'responseFlags')).toBeUndefined();
  expect(missing(apdex, { refId: 'A' }, 'apdexTargetMs')).toMatch(/for example 250/);
  expect(missing(apdex, { refId: 'A', apdexTargetMs: 250 }, 'apdexTargetMs')).toBeUndefined();
  expect(missing(flagged, { refId: 'A' }, 'apdexTargetMs')).toBeUndefined();
});
