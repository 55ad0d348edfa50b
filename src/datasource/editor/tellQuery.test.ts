import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Signal } from '../Resources';

import { tellQuery } from './tellQuery';

const signal = (name: string, fields: Partial<Signal> = {}): Signal => ({
  name, family: 'traffic', description: '', unit: 'reqps', needs: [], statistics: false, collect: '',
  groups: ['responseCode', 'responseFlags', 'grpcStatus', 'protocol', 'security', 'reporter'], ...fields,
});
const duration = signal('duration', { statistics: true });
const tell = (query: Partial<MeshQuery>, of?: Signal) => tellQuery({ refId: 'A', ...query }, of).map(({ text }) => text).join('');

it.each<[Partial<MeshQuery>, Signal | undefined, string]>([
  [{}, undefined, 'Request rate from anyone to anything, by caller and called workload, over $__rate_interval'],
  [
    {
      signal: 'duration',
      source: { namespace: 'shop', workload: 'web' },
      destination: { namespace: 'pay' },
      groupBy: ['source.namespace', 'source.workload', 'responseCode'],
    },
    duration,
    '95th percentile of request duration from shop/web to pay/*, by caller and response code, over $__rate_interval',
  ],
  [
    { signal: 'duration', statistics: ['mean', 'p50', 'p99.9'], groupBy: [], window: '5m', instant: true },
    duration,
    'Mean, 50th percentile and 99.9th percentile of request duration from anyone to anything, in total, over 5m, at the end of the time range',
  ],
  [
    { signal: 'apdex', apdexTargetMs: 250, groupBy: ['destination.service'] },
    signal('apdex', { requires: ['apdexTargetMs'] }),
    'Apdex for a target of 250 ms from anyone to anything, by called service, over $__rate_interval',
  ],
  [
    { signal: 'proxyCpu', destination: { workload: ['web', 'cart'] } },
    signal('proxyCpu', { family: 'proxy', groups: null }),
    'Proxy CPU of web or cart, by workload, over $__rate_interval',
  ],
  [
    {
      signal: 'errorRatio',
      either: { namespace: { op: '!=', value: 'kube-system' } },
      destination: { service: { op: '=~', value: 'pay.*' } },
      responseCode: { op: '=~', value: '5..' },
      responseFlags: ['UT', 'URX'],
      filters: [{ label: 'tier', op: '=|', values: ['gold', 'silver'] }],
      errors: '4xx5xx',
      reporter: 'source',
      groupBy: ['grpcStatus', 'tier'],
      top: 5,
    },
    signal('errorRatio'),
    'Error ratio from anyone to anything with service like pay.*, touching anything with namespace not kube-system, ' +
      'with response code like 5.., with flag UT or URX, with tier = gold or silver, counting 4xx and 5xx as errors, as callers’ proxies saw it, ' +
      'by gRPC status and tier, the 5 largest, over $__rate_interval',
  ],
  [{ signal: 'mtlsRatio' }, signal('mtlsRatio'), 'mTLS ratio from anyone to anything, by caller and called workload, over $__rate_interval'],
  [{ compareTo: '1h', idle: true, top: 0 }, undefined, 'Request rate from anyone to anything, by caller and called workload, keeping what fell silent within 1h, over $__rate_interval'],
  [{ queryType: 'graph' }, undefined, 'Graph of workloads from anyone to anything, with latency, encryption and TCP, over $__range'],
  [
    { queryType: 'graph', nodes: 'service', include: ['latency'], latencyStatistic: 'p99', focus: { namespace: 'shop', workload: 'cart', hops: 2, direction: 'upstream' }, minRequestRate: 0.1, idle: true, compareTo: '1d' },
    undefined,
    'Graph of services from anyone to anything, with latency (99th percentile), within 2 hops upstream of shop/cart, ' +
      'without edges below 0.1 requests a second, idle edges kept, compared with 1d before, over $__range',
  ],
  [
    { queryType: 'latency', source: { workload: 'checkout' }, statistics: ['p50'], top: 20 },
    undefined,
    'Where the mean duration of calls goes from checkout to anything, with the 50th percentile beside it, by caller and called workload, the 20 largest, over $__range',
  ],
  [{ queryType: 'values', label: 'source.workload', destination: { namespace: 'shop' } }, undefined, 'The values of source.workload among calls from anyone to shop/*'],
  [{ queryType: 'events', event: 'errorRatio', threshold: 0.1 }, undefined, 'Error ratios above 0.1, over $__rate_interval'],
  [{ queryType: 'later' as MeshQuery['queryType'] }, undefined, ''],
])('tells %j', (query, of, sentence) => {
  expect(tell(query, of)).toBe(sentence);
});

it('names the field that decides each part', () => {
  const parts = tellQuery({ refId: 'A', signal: 'duration', source: { namespace: 'shop' }, destination: { service: 'pay' } }, duration);
  expect(parts.flatMap(({ text, field }) => (field ? [`${text}: ${field}`] : []))).toEqual([
    '95th percentile: statistics',
    'request duration: signal',
    'shop/*: source.namespace',
    'pay: destination.service',
    'caller and called workload: groupBy',
    '$__rate_interval: window',
  ]);
});
