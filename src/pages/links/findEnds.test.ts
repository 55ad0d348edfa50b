import { findEnds } from './findEnds';

const ends = (labels: Record<string, string>) => findEnds(new Map(Object.entries(labels)));
const caller = { source_workload_namespace: 'shop', source_workload: 'web' };

it('knows a pair by the labels of the mesh', () => {
  const pair = { kind: 'pair', sourceNamespace: 'shop', sourceWorkload: 'web', destinationNamespace: 'pay', destinationService: 'payments' };
  expect(ends({ ...caller, destination_service_namespace: 'pay', destination_service_name: 'payments' })).toEqual(pair);
  expect(ends({ ...caller, destination_service: 'payments.pay.svc.cluster.local' })).toEqual(pair);
});

it('knows one end where the other is not told', () => {
  expect(ends(caller)).toEqual({ kind: 'workload', namespace: 'shop', workload: 'web' });
  expect(ends({ destination_service: 'cart.shop.svc.cluster.local' })).toEqual({ kind: 'service', namespace: 'shop', service: 'cart' });
  expect(ends({ destination_service_namespace: 'shop' })).toEqual({ kind: 'namespace', namespace: 'shop' });
});

it.each([
  [{ namespace: 'shop', deployment: 'web' }, { kind: 'workload', workload: 'web' }],
  [{ namespace: 'shop', pod: 'web-v2-7f9c6d5b4-x2k9q' }, { kind: 'workload', workload: 'web-v2' }],
  [{ namespace: 'shop', pod: 'agent-x2k9q' }, { kind: 'workload', workload: 'agent' }],
  [{ namespace: 'shop', pod: 'db-0' }, { kind: 'workload', workload: 'db' }],
  [{ namespace: 'shop', pod: 'lonely' }, { kind: 'namespace' }],
  [{ namespace: 'shop', service: 'cart' }, { kind: 'service', service: 'cart' }],
])('knows the end of Kubernetes’ labels %j', (labels, end) => {
  expect(ends(labels)).toEqual({ namespace: 'shop', ...end });
});

it('knows nothing without a namespace', () => {
  expect(ends({ pod: 'web-7f9c6d5b4-x2k9q', destination_service: 'example.com', job: 'kubelet' })).toBeUndefined();
});
