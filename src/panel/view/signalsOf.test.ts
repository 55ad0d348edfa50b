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
