import { FieldType, toDataFrame } from '@grafana/data';

import { readSignals, signalQueries } from './signalsOf';

const ends = { source: { workload: 'web' }, destination: { workload: 'cart' } };
const number = (refId: string, values: unknown[], labels: Record<string, string> = {}) =>
  toDataFrame({
    refId,
    fields: [
      { name: 'time', type: FieldType.time, values: values.map((_, index) => index) },
      { name: 'value', type: FieldType.number, values, labels },
    ],
  });

it('asks the data source that answered for both ends, each part under its own name', () => {
  const queries = signalQueries('mesh', ends);
  expect(queries.map(({ refId }) => refId)).toEqual(['rate', 'errors', 'latency', 'source', 'destination', 'principals']);
  queries.forEach((query) => expect(query).toMatchObject({ ...ends, datasource: { uid: 'mesh' }, queryType: 'metric' }));
});

describe('what is opened', () => {
  const asked = (opened: Parameters<typeof signalQueries>[2]) => signalQueries('mesh', ends, opened);
  const values = { tcpConnectionRate: 5, tcpFailureRatio: 0.6, mtlsRatio: 0 };

  it('is asked for connections where it has some, of which none is an error of a request', () => {
    const queries = asked({ values, query: { errors: '4xx5xx' } });
    const connections = queries.filter(({ signal }) => signal?.startsWith('tcp'));
    expect(connections.map(({ refId, signal }) => [refId, signal])).toEqual([
      ['connections', 'tcpOpenedRate'],
      ['failures', 'tcpFailureRatio'],
      ['principals', 'tcpOpenedRate'],
    ]);
    expect(connections[0]).not.toHaveProperty('errors');
    expect(queries.find(({ refId }) => refId === 'errors')).toHaveProperty('errors', '4xx5xx');
  });

  it('is asked for no more than its metrics know', () => {
    const refIds = (opened: Parameters<typeof signalQueries>[2]) => asked(opened).map(({ refId }) => refId);
    expect(refIds({ values, query: { responseCode: '503' } })).not.toContain('connections');
    expect(refIds({ values: { responseMessageRate: 48 } })).toEqual(expect.arrayContaining(['sent', 'received']));
    expect(refIds({ values: { responseMessageRate: 48 }, query: { protocol: 'grpc' } })).not.toContain('sent');
  });
});

it('reads lines over time, unknown points included', () => {
  const { trends } = readSignals([number('rate', [1, null, 3]), number('errors', [0])]);
  expect(trends).toEqual([{ name: 'Request rate', measure: 'requestRate', times: [0, 1, 2], values: [1, NaN, 3] }]);
});

it('reads percentiles of both sides and principals', () => {
  const frames = [
    number('source', [12], { statistic: 'p50' }),
    number('destination', [9], { statistic: 'p50' }),
    number('source', [80], { statistic: 'p99' }),
    number('principals', [5], { source_principal: 'spiffe://a', destination_principal: 'spiffe://b' }),
    number('principals', [5], { source_principal: 'unknown', destination_principal: 'unknown' }),
  ];
  expect(readSignals(frames)).toMatchObject({
    percentiles: [
      { statistic: 'p50', source: 12, destination: 9 },
      { statistic: 'p99', source: 80, destination: undefined },
    ],
    principals: ['spiffe://a → spiffe://b'],
  });
});
