import { type MeshQuery } from '../mesh/MeshQuery';

import { summarise, toWords } from './summarise';

it.each<[Omit<MeshQuery, 'refId'>, string]>([
  [{}, 'Request rate'],
  [{ signal: 'errorRatio', source: { namespace: 'shop', workload: 'web' } }, 'Error ratio · shop/web → any'],
  [
    { signal: 'duration', statistics: ['mean', 'p99'], destination: { service: { op: '=~', value: 'pay.*' } } },
    'Duration mean p99 · any → =~ pay.*',
  ],
  [{ source: { workload: ['web', 'cart'], version: 'v2' } }, 'Request rate · web|cart version v2 → any'],
  [{ either: { namespace: 'shop' } }, 'Request rate · touching shop'],
  [{ groupBy: ['source.workload', 'responseCode'] }, 'Request rate · by source.workload, responseCode'],
  [{ groupBy: [] }, 'Request rate · by nothing'],
  [
    { responseFlags: ['UT', 'URX'], responseCode: { op: '!=', value: '200' }, reporter: 'source' },
    'Request rate · code != 200 · flags UT|URX · reported by source',
  ],
  [{ filters: [{ label: 'tier', op: '=|', values: ['gold', 'silver'] }] }, 'Request rate · tier = gold|silver'],
  [{ destination: { workload: { op: 'absent' } } }, 'Request rate · any → missing'],
  [{ queryType: 'graph' }, 'Graph of workloads'],
  [{ queryType: 'graph', nodes: 'service', focus: { workload: 'cart', hops: 2 } }, 'Graph of services · around cart'],
  [{ queryType: 'graph', compareTo: '1d' }, 'Graph of workloads · compared to 1d before'],
  [
    { queryType: 'latency', source: { workload: 'web' }, statistics: ['p50', 'p95'], compareTo: '1w' },
    'Latency breakdown p50 p95 · web → any · compared to 1w before',
  ],
  [
    { queryType: 'latency', instant: false, groupBy: ['destination.service'], application: { metric: 'served_ms' } },
    'Latency breakdown over time · by destination.service · application’s time from served_ms',
  ],
  [{ compareTo: '1h', idle: true }, 'Request rate · keeping what fell silent within 1h'],
  [{ queryType: 'events', event: 'newVersion', destination: { namespace: 'shop' } }, 'New version · any → shop'],
  [{ queryType: 'events', event: 'errorRatio' }, 'Error ratio crosses 0.05'],
  [{ queryType: 'values', label: 'source.workload' }, 'Values of source.workload'],
])('%j is “%s”', (query, text) => {
  expect(summarise({ refId: 'A', ...query })).toBe(text);
});

it.each([
  ['errorRatio', 'Error ratio'],
  ['mtlsRatio', 'mTLS ratio'],
  ['tcpSentThroughput', 'TCP sent throughput'],
  ['proxyCpu', 'Proxy CPU'],
  ['duration', 'Duration'],
])('%s in words is %s', (name, words) => {
  expect(toWords(name)).toBe(words);
});
