import { CoreApp } from '@grafana/data';
import { screen, waitFor } from '@testing-library/react';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Answer, httpError } from '../testing/EditorHarness';
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

describe('a metric query', () => {
  it('lists the backend’s signals by family with their units, and statistics where they apply', async () => {
    const { user, last } = setUpEditor();
    await waitFor(() => expect(screen.queryByRole('combobox', { name: 'Statistics' })).not.toBeInTheDocument());
    await user.click(screen.getByRole('combobox', { name: 'Signal' }));
    expect(await screen.findByText('Traffic')).toBeInTheDocument();
    expect(screen.getByText(/The share of errors\. \(Percent \(0\.0-1\.0\)\)/)).toBeInTheDocument();
    await user.click(screen.getByText('Duration'));
    await user.type(screen.getByRole('combobox', { name: 'Statistics' }), 'p99.5{Enter}');
    expect(last()).toEqual({ refId: 'A', signal: 'duration', statistics: ['p99.5'] });
  });

  it('asks for a target where the signal requires one', async () => {
    const { user, last } = setUpEditor({ query: { signal: 'apdex' } });
    await user.type(await screen.findByRole('textbox', { name: 'Apdex target (ms)' }), '250{Enter}');
    expect(last()).toEqual({ refId: 'A', signal: 'apdex', apdexTargetMs: 250 });
  });

  it('says which flags are missing, before anything is asked', async () => {
    const { user } = setUpEditor({ query: { signal: 'flaggedRatio' } });
    expect(await screen.findByRole('alert')).toHaveTextContent(/Name at least one/);
    await user.type(screen.getByRole('combobox', { name: 'Response flags' }), 'URX{Enter}');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('offers nothing that the signal does not know, and says why', async () => {
    setUpEditor({ query: { signal: 'proxyCpu' } });
    expect(await screen.findByText(/choose the workload as destination/)).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'Destination workload' })).toBeInTheDocument();
    for (const name of ['Source workload', 'Destination service', 'Reporter', 'Response flags']) {
      expect(screen.queryByRole('combobox', { name })).not.toBeInTheDocument();
    }
  });

  it('shows what is set although the signal does not know it, so that it can be taken out', async () => {
    const { user, last } = setUpEditor({ query: { signal: 'mtlsRatio', responseFlags: ['UT'] } });
    expect(await screen.findByText(/do not know the response code, response flags, gRPC status or security/)).toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'Response flags' }));
    await user.keyboard('{Backspace}');
    expect(last()).toEqual({ refId: 'A', signal: 'mtlsRatio' });
    await user.click(screen.getByRole('combobox', { name: 'Reporter' }));
    expect(screen.queryByText('As the caller’s proxy saw it')).not.toBeInTheDocument();
    expect(screen.getByText('As the receiving proxy saw it')).toBeInTheDocument();
  });

  it('can be grouped by anything, by a label of one’s own, and by nothing', async () => {
    const { user, last } = setUpEditor();
    const groupBy = screen.getByRole('combobox', { name: 'Group by' });
    await user.type(groupBy, 'source.work{Enter}');
    await user.type(groupBy, 'user_tier{Enter}');
    expect(last()?.groupBy).toEqual(['source.workload', 'user_tier']);
    await user.type(groupBy, 'one total{Enter}');
    expect(last()?.groupBy).toEqual([]);
    await user.type(groupBy, '{Backspace}');
    expect(last()).toEqual({ refId: 'A' });
  });

  it('keeps a number that is none in its field, and says so', async () => {
    const { user, last, saved } = setUpEditor();
    const top = screen.getByRole('textbox', { name: 'Top' });
    await user.type(top, '2.5{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('Use a whole number from 0 up.');
    expect(saved).toEqual([]);
    await user.clear(top);
    await user.type(top, '5{Enter}');
    expect(last()).toEqual({ refId: 'A', top: 5 });
  });

  it('keeps what fell silent, for rates that can be 0', async () => {
    const { user, last } = setUpEditor();
    await user.click(await screen.findByRole('combobox', { name: 'Keep silent' }));
    await user.click(await screen.findByText('An hour before'));
    expect(last()).toEqual({ refId: 'A', compareTo: '1h', idle: true });
    await user.click(screen.getByRole('combobox', { name: 'Keep silent' }));
    await user.keyboard('{Backspace}');
    expect(last()).toEqual({ refId: 'A' });
  });

  it('takes the application’s histogram where its signal is a part of the latency', async () => {
    const { user, last } = setUpEditor({ query: { signal: 'callerSideLatency' } });
    expect(await screen.findByText(/Both sides of a call are compared, and they do not know its response code/)).toBeInTheDocument();
    expect(screen.queryByRole('combobox', { name: 'Keep silent' })).not.toBeInTheDocument();
    await user.type(screen.getByRole('combobox', { name: 'Metric' }), 'served_ms{Enter}');
    expect(last()).toEqual({ refId: 'A', signal: 'callerSideLatency', application: { metric: 'served_ms' } });
  });

  it('takes a legend and an instant', async () => {
    const { user, last } = setUpEditor();
    await user.type(screen.getByRole('textbox', { name: 'Legend' }), 'to {{{{destination_workload}}');
    await user.click(screen.getByRole('switch', { name: 'Instant' }));
    expect(last()).toEqual({ refId: 'A', legend: 'to {{destination_workload}}', instant: true });
    await user.click(screen.getByRole('switch', { name: 'Instant' }));
    expect(last()).not.toHaveProperty('instant');
  });
});

describe('a graph query', () => {
  it('is chosen by its type and takes its own options', async () => {
    const { user, last } = setUpEditor();
    await user.click(screen.getByRole('combobox', { name: 'Query type' }));
    await user.click(await screen.findByText('Graph'));
    await user.click(screen.getByRole('combobox', { name: 'Nodes' }));
    await user.click(await screen.findByText('Services by their canonical names'));
    await user.type(screen.getByRole('textbox', { name: 'Least request rate' }), '0.1{Enter}');
    await user.click(screen.getByRole('switch', { name: 'Idle edges' }));
    await user.type(screen.getByRole('combobox', { name: 'Focus workload' }), 'cart{Enter}');
    await user.type(screen.getByRole('textbox', { name: 'Hops' }), '2{Enter}');
    await user.click(screen.getByRole('combobox', { name: 'Compare to' }));
    await user.click(await screen.findByText('A day before: the same time of the day'));
    expect(last()).toEqual({
      refId: 'A',
      queryType: 'graph',
      compareTo: '1d',
      nodes: 'service',
      minRequestRate: 0.1,
      idle: true,
      focus: { workload: 'cart', hops: 2 },
    });
  });

  it('is not offered to alert rules', async () => {
    setUpEditor({ app: CoreApp.UnifiedAlerting });
    expect(await screen.findByRole('combobox', { name: 'Signal' })).toBeInTheDocument();
    expect(screen.queryByRole('combobox', { name: 'Query type' })).not.toBeInTheDocument();
  });
});

it('shows a query of a type that is not known as it was written', () => {
  setUpEditor({ query: { queryType: 'later' as MeshQuery['queryType'], destination: { service: 'cart' } } });
  expect(screen.getByLabelText('Query as JSON')).toHaveTextContent('"service": "cart"');
  expect(screen.queryByRole('combobox', { name: 'Source namespace' })).not.toBeInTheDocument();
});

describe('a latency query', () => {
  it('takes groups, percentiles, a time, and what it is compared with', async () => {
    const { user, last } = setUpEditor({ query: { queryType: 'latency' } });
    await user.type(screen.getByRole('combobox', { name: 'Source workload' }), 'web{Enter}');
    await user.type(screen.getByRole('combobox', { name: 'Group by' }), 'destination.serv{Enter}');
    await user.type(screen.getByRole('combobox', { name: 'Percentiles' }), 'p50{Enter}p99.9{Enter}');
    expect(screen.getByText('$__range')).toBeInTheDocument();
    await user.click(screen.getByRole('switch', { name: 'Over time' }));
    expect(screen.getByText('$__rate_interval')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Top' }), '5{Enter}');
    await user.type(screen.getByRole('combobox', { name: 'Compare to' }), '1w{Enter}');
    expect(last()).toEqual({
      refId: 'A',
      queryType: 'latency',
      source: { workload: 'web' },
      groupBy: ['destination.service'],
      statistics: ['p50', 'p99.9'],
      instant: false,
      top: 5,
      compareTo: '1w',
    });
    await user.click(screen.getByRole('switch', { name: 'Over time' }));
    expect(last()).not.toHaveProperty('instant');
  });

  it('takes the application’s histogram, whole or not at all', async () => {
    const { user, last } = setUpEditor({ query: { queryType: 'latency' } });
    expect(screen.queryByRole('combobox', { name: 'Unit' })).not.toBeInTheDocument();
    const metric = screen.getByRole('combobox', { name: 'Metric' });
    await user.type(metric, 'served{Enter}');
    await user.click(screen.getByRole('combobox', { name: 'Unit' }));
    await user.click(await screen.findByText('milliseconds'));
    await user.type(screen.getByRole('textbox', { name: 'Namespace label' }), 'ns{Enter}');
    await user.type(screen.getByRole('textbox', { name: 'Workload label' }), 'deployment{Enter}');
    expect(last()?.application).toEqual({ metric: 'served', unit: 'ms', namespaceLabel: 'ns', workloadLabel: 'deployment' });
    await user.click(metric);
    await user.keyboard('{Backspace}');
    expect(last()).toEqual({ refId: 'A', queryType: 'latency' });
  });

  it('shows what the backend refuses at the field that it names', async () => {
    const refuse: Answer = () => {
      throw httpError(400, { field: 'application.unit', error: 'application.unit: served does not tell it by its name.' });
    };
    setUpEditor({ query: { queryType: 'latency', application: { metric: 'served' } }, answers: { compile: refuse } });
    expect(await screen.findByRole('alert')).toHaveTextContent('served does not tell it by its name.');
    expect(screen.getAllByRole('alert')).toHaveLength(1);
  });

  it('offers no reporter and no conditions that the two sides do not know alike', async () => {
    setUpEditor({ query: { queryType: 'latency' } });
    expect(await screen.findByText(/Both sides of a call are compared/)).toBeInTheDocument();
    for (const name of ['Reporter', 'Response flags', 'Statistics', 'Signal']) {
      expect(screen.queryByRole('combobox', { name })).not.toBeInTheDocument();
    }
  });
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
