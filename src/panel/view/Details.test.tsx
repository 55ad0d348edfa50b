import { type DataQueryRequest, type DataQueryResponse, dateTime, FieldType, toDataFrame } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import { of } from 'rxjs';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { shopFormats, shopGraph } from '../testing/shopGraph';
import { Details } from './Details';

const graph = shopGraph();
const formats = shopFormats();
const [from, to] = [dateTime(0), dateTime(3_600_000)];
const range = { from, to, raw: { from, to } };
const details = (id: string) => {
  const nothing = () => undefined;
  return (
    <Details {...{ graph, formats, range }} target={{ kind: 'node', id }} width={300} onSelect={nothing} onFocus={nothing} onClose={nothing} />
  );
};

/** A data source that answers so, and remembers what it was asked. */
function answerWith(answer: DataQueryResponse): Array<DataQueryRequest<MeshQuery>> {
  const asked: Array<DataQueryRequest<MeshQuery>> = [];
  const query = (request: DataQueryRequest<MeshQuery>) => {
    asked.push(request);
    return of(answer);
  };
  setDataSourceSrv({ get: () => Promise.resolve({ query }), getInstanceSettings: () => undefined } as unknown as DataSourceSrv);
  return asked;
}

it('say why there are no signals', async () => {
  answerWith({ data: [], error: { message: 'Prometheus cannot be reached.' } });
  render(details('workload/shop/web'));
  expect(await screen.findByRole('alert')).toHaveTextContent('The dashboard’s range could not be asked: Prometheus cannot be reached.');
});

it('of two panels do not cancel each other’s questions', async () => {
  const rate = toDataFrame({
    refId: 'rate',
    fields: [
      { name: 'time', type: FieldType.time, values: [0, 1] },
      { name: 'value', type: FieldType.number, values: [2, 3] },
    ],
  });
  const asked = answerWith({ data: [rate] });
  render(
    <>
      {details('workload/shop/web')}
      {details('workload/shop/cart')}
    </>
  );
  expect(await screen.findAllByRole('img', { name: /^Request rate over/ })).toHaveLength(2);
  expect(new Set(asked.map(({ requestId }) => requestId)).size).toBe(2);
  expect(asked[0]?.targets[0]).toMatchObject({ destination: { workload: 'web' }, errors: '5xx' });
});
