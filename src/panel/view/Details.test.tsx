import { type DataQueryRequest, type DataQueryResponse, dateTime, FieldType, toDataFrame } from '@grafana/data';
import { config, type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { render, screen, within } from '@testing-library/react';
import { of } from 'rxjs';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { connectionsFormats, connectionsGraph } from '../testing/connectionsGraph';
import { offerWays } from '../testing/offerWays';
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

it('ask nothing more on a public dashboard, which answers what was saved alone', async () => {
  config.publicDashboardAccessToken = 'token';
  try {
    const asked = answerWith({ data: [], error: { message: 'Invalid panel id' } });
    render(details('workload/shop/web'));
    expect(await screen.findByRole('heading', { name: 'Calls' })).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(asked).toEqual([]);
  } finally {
    config.publicDashboardAccessToken = undefined;
  }
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

describe('of a call', () => {
  const mesh = connectionsGraph();
  const open = (id: string) => {
    answerWith({ data: [] });
    const nothing = () => undefined;
    render(
      <Details graph={mesh} formats={connectionsFormats()} range={range} target={{ kind: 'edge', id }} width={300} onSelect={nothing} onFocus={nothing} onClose={nothing} />
    );
  };

  it('say that half of it got no answer, although none of that is an error', async () => {
    open('workload/shop/web workload/shop/orders');
    expect(await screen.findByText('50% of the calls got no answer: the caller went away (DC).')).toBeVisible();
    expect(screen.getByRole('row', { name: /^no response DC/ })).toHaveTextContent('The caller went away');
  });

  it('list failed connections by flag, beside the requests and not among them', async () => {
    open('workload/shop/web external/slow.example.net');
    expect(await screen.findByText('25% of the calls got no answer: they failed (UF).')).toBeVisible();
    const connections = screen.getByRole('table', { name: 'Connections that ended' });
    expect(within(connections).getByRole('row', { name: /^UF/ })).toHaveTextContent('0.800 conn/s40%');
    expect(within(connections).queryByRole('columnheader', { name: 'Code' })).not.toBeInTheDocument();
    expect(within(screen.getByRole('table', { name: 'Responses' })).getAllByRole('row')).toHaveLength(3);
  });

  it('explain the words of ztunnel', async () => {
    open('unknown/batch/importer workload/vault/store');
    expect(await screen.findByRole('row', { name: /^DENY Refused by an authorization policy/ })).toHaveTextContent('3 conn/s60%');
    expect(screen.getByText('Failed connections').nextSibling).toHaveTextContent('60%');
    expect(screen.queryByText(/got no answer/)).not.toBeInTheDocument();
  });

  it('count the messages of a stream', async () => {
    open('workload/shop/web workload/feeds/ticker');
    expect((await screen.findByText('Response messages')).nextSibling).toHaveTextContent('48 msg/s');
  });

  it('do not ask where the time of connections goes', async () => {
    offerWays();
    open('workload/shop/orders service/pay/ledger-db');
    expect(await screen.findByRole('link', { name: 'Explore' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Where its time goes' })).not.toBeInTheDocument();
  });
});
