import { readFileSync } from 'node:fs';
import path from 'node:path';

import { toMeshQuery } from './toMeshQuery';

it.each([
  ['sum(rate(istio_requests_total[5m]))', { signal: 'requestRate', groupBy: [] }],
  [
    'sum by (source_workload, response_code, user_tier) (rate(istio_requests_total{reporter="source", destination_service_name="cart", source_workload!="", team=~"a|b"}[$__rate_interval]))',
    {
      signal: 'requestRate',
      reporter: 'source',
      groupBy: ['source.workload', 'responseCode', 'user_tier'],
      destination: { service: 'cart' },
      source: { workload: { op: '!=', value: '' } },
      filters: [{ label: 'team', op: '=~', value: 'a|b' }],
    },
  ],
  [
    'sum(rate(istio_requests_total{destination_workload="pay",response_code=~"5.."}[5m])) / sum(rate(istio_requests_total{destination_workload="pay"}[5m]))',
    { signal: 'errorRatio', groupBy: [], destination: { workload: 'pay' } },
  ],
  [
    'sum(rate(istio_requests_total{response_code=~"5.."}[5m]))',
    { signal: 'requestRate', groupBy: [], responseCode: { op: '=~', value: '5..' } },
  ],
  [
    'histogram_quantile(0.99, sum by (le, destination_service_name) (rate(istio_request_duration_milliseconds_bucket{reporter=~"source|waypoint"}[1m])))',
    { signal: 'duration', statistics: ['p99'], groupBy: ['destination.service'] },
  ],
  [
    'sum(rate(istio_request_duration_milliseconds_sum[1m])) / sum(rate(istio_request_duration_milliseconds_count[1m]))',
    { signal: 'duration', statistics: ['mean'], groupBy: [] },
  ],
  ["rate({__name__='istio_tcp_sent_bytes_total', response_flags=\"UF\"}[1m])", { signal: 'tcpSentThroughput', responseFlags: ['UF'] }],
  ['sum(rate(istio_requests_total{request_protocol="grpc",destination_service=`a{b}`}[5m]))', { signal: 'requestRate', groupBy: [], protocol: 'grpc', destination: { host: 'a{b}' } }],
  ['sum(rate(istio_requests_total{source_principal="",response_code="200",reporter=""}[5m]))', { signal: 'requestRate', groupBy: [], source: { principal: { op: 'absent' } }, responseCode: '200' }],
])('reads %s', (expr, asked) => {
  expect(toMeshQuery(expr)).toEqual({ queryType: 'metric', ...asked });
});

it.each([
  ['a rate by its histogram', 'sum(rate(istio_request_duration_milliseconds_count[5m]))', 'requestRate'],
  ['bytes a second', 'sum(rate(istio_request_bytes_sum[5m]))', 'requestThroughput'],
  ['a share of successes', 'sum(rate(istio_requests_total{response_code!~"5.*"}[1m])) / sum(rate(istio_requests_total[1m]))', undefined],
  ['a share of other responses', 'sum(rate(istio_requests_total{response_code=~"4.."}[1m])) / sum(rate(istio_requests_total[1m]))', undefined],
  ['a sum of durations', 'sum(rate(istio_request_duration_milliseconds_sum[5m]))', undefined],
  ['another time', 'sum(rate(istio_requests_total[5m] offset 1d))', undefined],
  ['an increase', 'sum(increase(istio_requests_total[5m]))', undefined],
  ['a counter', 'sum(istio_requests_total)', undefined],
])('asks nothing else than an expression: %s', (_, expr, signal) => {
  expect(toMeshQuery(expr)?.signal).toBe(signal);
});

it.each(['up', '', 'sum(rate(http_requests_total{job="istio_requests_total"}[5m]))', 'not { PromQL', 'pilot_xds{type="istio_requests_totals"}'])(
  'finds no question of the mesh in %s',
  (expr) => {
    expect(toMeshQuery(expr)).toBeUndefined();
  }
);

it('names signals that exist, by metrics that they need', () => {
  const document = readFileSync(path.join(__dirname, '../../../docs/signals.md'), 'utf8');
  const metrics = [
    'istio_requests_total', 'istio_request_duration_milliseconds', 'istio_request_bytes', 'istio_response_bytes', 'istio_request_messages_total', 'istio_response_messages_total',
    'istio_tcp_sent_bytes_total', 'istio_tcp_received_bytes_total', 'istio_tcp_connections_opened_total', 'istio_tcp_connections_closed_total',
  ];
  for (const metric of metrics) {
    const rate = `rate(${metric}[1m])`;
    const signal = (toMeshQuery(rate) ?? toMeshQuery(`histogram_quantile(0.5, ${rate})`))?.signal;
    expect(document).toContain(`\n## ${signal}\n\nNeeds \`${metric}\``);
  }
});
