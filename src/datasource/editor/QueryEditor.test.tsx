import { CoreApp } from '@grafana/data';
import { screen, waitFor, within } from '@testing-library/react';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Answer } from '../testing/EditorHarness';
import { setUpEditor } from '../testing/setUpEditor';
import { testIds } from '../testIds';

describe('a new query', () => {
  it('saves nothing by being looked at', async () => {
    const { saved } = setUpEditor();
    expect(await screen.findByText('sum(rate(istio_requests_total[5m]))')).toBeInTheDocument();
    expect(saved).toEqual([]);
  });

  it('says what empty fields mean', async () => {
    setUpEditor();
    expect(screen.getByRole('combobox', { name: 'Query type' })).toBeInTheDocument();
    expect(screen.getAllByText('$__rate_interval')).toHaveLength(2);
    await waitFor(() => expect(screen.getByTestId(testIds.sentence)).toHaveTextContent(/^Request rate from anyone to anything, by caller/));
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

describe('the sentence', () => {
  it('leads by each of its parts to the field that changes it, also where that is folded away', async () => {
    const { user, last } = setUpEditor({ query: { source: { namespace: 'shop' }, destination: { version: 'v2' }, errors: 'non2xx' } });
    const part = (name: string) => within(screen.getByTestId(testIds.sentence)).getByRole('button', { name });
    await user.click(part('shop/*'));
    expect(screen.getByRole('combobox', { name: 'Source namespace' })).toHaveFocus();
    await user.click(part('caller and called workload'));
    expect(screen.getByRole('combobox', { name: 'Group by' })).toHaveFocus();
    await user.keyboard('source.work{Enter}');
    expect(last()?.groupBy).toEqual(['source.workload']);
    expect(part('caller')).toBeInTheDocument();
    expect(screen.queryByRole('combobox', { name: 'Destination version' })).not.toBeInTheDocument();
    await user.click(part('anything with version v2'));
    expect(screen.getByRole('combobox', { name: 'Destination version' })).toHaveFocus();
    await user.click(part('all but 2xx'));
    expect(screen.getByRole('combobox', { name: 'Errors are' })).toHaveFocus();
  });
});

describe('common questions', () => {
  it('fill the query and keep its conditions', async () => {
    const { user, last, run } = setUpEditor({
      query: { hide: false, signal: 'duration', statistics: ['p99'], source: { namespace: 'shop' }, filters: [{ label: 'tier', op: '=', value: 'gold' }] },
    });
    await user.click(screen.getByRole('button', { name: 'Common questions' }));
    await user.click(await screen.findByRole('menuitem', { name: /Where are retries exhausted/ }));
    expect(last()).toMatchObject({ hide: false, signal: 'flaggedRatio', responseFlags: ['URX'], source: { namespace: 'shop' }, filters: [{ label: 'tier' }] });
    expect(last()).not.toHaveProperty('statistics');
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('say why some cannot be asked in an alert rule or of this data source', async () => {
    const { user, saved } = setUpEditor({ app: CoreApp.UnifiedAlerting });
    await user.click(screen.getByRole('button', { name: 'Common questions' }));
    const graph = await screen.findByRole('menuitem', { name: /Who calls whom/ });
    expect(graph).toHaveTextContent('Not in an alert rule');
    await user.click(graph);
    expect(saved).toEqual([]);
    expect(screen.getByRole('menuitem', { name: /STRICT/ })).toHaveTextContent('do not say where mutual TLS is STRICT');
  });
});

it('says which types of query an alert rule cannot use', async () => {
  const { user, saved } = setUpEditor({ app: CoreApp.UnifiedAlerting });
  await user.click(screen.getByRole('combobox', { name: 'Query type' }));
  const graph = await screen.findByRole('option', { name: /Graph/ });
  expect(graph).toHaveTextContent('Not in an alert rule');
  await user.click(graph);
  expect(saved).toEqual([]);
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
