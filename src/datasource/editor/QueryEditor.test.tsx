import { CoreApp } from '@grafana/data';
import { screen } from '@testing-library/react';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Answer } from '../testing/EditorHarness';
import { setUpEditor } from '../testing/setUpEditor';

describe('a new query', () => {
  it('saves nothing by being looked at', async () => {
    const { saved } = setUpEditor();
    expect(await screen.findByText('sum(rate(istio_requests_total[5m]))')).toBeInTheDocument();
    expect(saved).toEqual([]);
  });

  it('says what empty fields mean', async () => {
    setUpEditor();
    expect(screen.getByRole('combobox', { name: 'Query type' })).toBeInTheDocument();
    expect(await screen.findByText('Request rate')).toBeInTheDocument();
    expect(screen.getByText('$__rate_interval')).toBeInTheDocument();
  });
});

describe('in Explore', () => {
  it('offers questions while nothing is said, and answers the one that is chosen', async () => {
    const { user, last, run } = setUpEditor({ app: CoreApp.Explore, query: { queryType: 'metric' } });
    await user.click(screen.getByRole('button', { name: 'Who calls whom, and where does it hurt?' }));
    expect(last()).toEqual({ refId: 'A', queryType: 'graph' });
    expect(run).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('button', { name: 'What changed?' })).not.toBeInTheDocument();
  });

  it('does not push questions on panels', () => {
    setUpEditor({ app: CoreApp.PanelEditor });
    expect(screen.queryByRole('button', { name: 'What changed?' })).not.toBeInTheDocument();
  });
});

describe('source and destination', () => {
  it('take typed values, by Enter and by leaving the field', async () => {
    const { user, last, run } = setUpEditor({ answers: { values: () => ['stock'] } });
    await user.type(screen.getByRole('combobox', { name: 'Source namespace' }), 'shop{Enter}');
    expect(last()).toEqual({ refId: 'A', source: { namespace: 'shop' } });
    await user.type(screen.getByRole('combobox', { name: 'Source namespace' }), 'bank');
    await user.tab();
    expect(last()).toEqual({ refId: 'A', source: { namespace: ['shop', 'bank'] } });
    expect(run).toHaveBeenCalledTimes(2);
    // Tab leaves an open list too, and takes nothing that was not asked for.
    await user.click(screen.getByRole('combobox', { name: 'Source namespace' }));
    await user.tab();
    expect(screen.getByRole('combobox', { name: 'Source namespace' })).not.toHaveFocus();
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('take an operator, and give it up with the last value', async () => {
    const { user, last } = setUpEditor({ query: { destination: { service: 'pay.*' } } });
    await user.click(screen.getByRole('combobox', { name: 'Destination service operator' }));
    await user.click(await screen.findByText('=~'));
    expect(last()).toEqual({ refId: 'A', destination: { service: { op: '=~', value: 'pay.*' } } });
    await user.click(screen.getByRole('combobox', { name: 'Destination service operator' }));
    await user.keyboard('{ArrowUp}{ArrowUp}{Enter}');
    await user.click(screen.getByRole('combobox', { name: 'Destination service' }));
    await user.keyboard('{Backspace}');
    expect(last()).toEqual({ refId: 'A' });
  });

  it('offer variables, and values where the backend tells them', async () => {
    const asked: unknown[] = [];
    const values: Answer = (body) => {
      asked.push(body);
      return ['web', 'cart'];
    };
    const { user, last } = setUpEditor({
      query: { source: { namespace: 'shop', workload: 'web' } },
      answers: { values },
      variables: { ns: { value: 'bank' } },
    });
    await user.click(screen.getByRole('combobox', { name: 'Source workload' }));
    await user.click(await screen.findByText('cart'));
    expect(last()).toEqual({ refId: 'A', source: { namespace: 'shop', workload: ['web', 'cart'] } });
    expect(asked[0]).toMatchObject({ label: 'source.workload', query: { source: { namespace: 'shop' } } });
    expect(asked[0]).not.toHaveProperty('query.source.workload');
    await user.click(screen.getByRole('combobox', { name: 'Destination namespace' }));
    await user.click(await screen.findByText('$ns'));
    expect(last()).toMatchObject({ destination: { namespace: '$ns' } });
  });
});

describe('the request', () => {
  it('has its reporter and its flags chosen by name and meaning', async () => {
    const { user, last } = setUpEditor();
    await user.click(screen.getByRole('combobox', { name: 'Reporter' }));
    await user.click(await screen.findByText('Destination', { selector: '[role="option"] *' }));
    expect(last()).toEqual({ refId: 'A', reporter: 'destination' });
    await user.click(screen.getByRole('combobox', { name: 'Response flags' }));
    expect(await screen.findByText(/Retry limit exceeded/)).toBeInTheDocument();
    await user.keyboard('URX{Enter}');
    expect(last()).toEqual({ refId: 'A', reporter: 'destination', responseFlags: ['URX'] });
  });

  it('has more filters, which are counted while they are closed', async () => {
    const values: Answer = (body) =>
      (body as { label: string }).label === 'destination.namespace' ? ['of the destination'] : [];
    const query: Partial<MeshQuery> = { responseCode: '503', filters: [{ label: 'tier', op: '=', value: 'gold' }] };
    const { user, last } = setUpEditor({ query, answers: { values } });
    await user.click(screen.getByRole('button', { name: /More filters \(2\)/ }));
    await user.click(screen.getByLabelText('Either namespace'));
    await user.click(await screen.findByText('of the destination'));
    expect(last()?.either).toEqual({ namespace: 'of the destination' });
  });
});

it('shows a query of a type that is not known as it was written', () => {
  setUpEditor({ query: { queryType: 'later' as MeshQuery['queryType'], destination: { service: 'cart' } } });
  expect(screen.getByLabelText('Query as JSON')).toHaveTextContent('"service": "cart"');
  expect(screen.queryByRole('combobox', { name: 'Source namespace' })).not.toBeInTheDocument();
});

it('takes a label whose values are wanted, by its words or typed', async () => {
  const { user, last } = setUpEditor({
    query: { queryType: 'values' },
    answers: { compile: () => [], labels: () => ['le', 'source_workload', 'user_tier'] },
  });
  await user.click(screen.getByRole('combobox', { name: 'Values of' }));
  expect(await screen.findByText('user_tier')).toBeInTheDocument();
  expect(screen.queryByText('source_workload')).not.toBeInTheDocument();
  await user.keyboard('Destination work{Enter}');
  expect(last()).toEqual({ refId: 'A', queryType: 'values', label: 'destination.workload' });
});

it('takes an event, with a threshold where it has one', async () => {
  const { user, last } = setUpEditor({ query: { queryType: 'events' } });
  await user.click(screen.getByRole('combobox', { name: 'Event' }));
  await user.click(await screen.findByText('The share of errors of a pair crosses a threshold'));
  await user.type(screen.getByRole('textbox', { name: 'Threshold' }), '5{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent('Use a number from 0 to 1.');
  await user.clear(screen.getByRole('textbox', { name: 'Threshold' }));
  await user.type(screen.getByRole('textbox', { name: 'Threshold' }), '0.1{Enter}');
  await user.type(screen.getByRole('combobox', { name: 'Destination service' }), 'cart{Enter}');
  expect(last()).toEqual({
    refId: 'A',
    queryType: 'events',
    event: 'errorRatio',
    threshold: 0.1,
    destination: { service: 'cart' },
  });
});
