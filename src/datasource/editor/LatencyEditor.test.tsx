import { screen } from '@testing-library/react';

import { type Answer, httpError } from '../testing/EditorHarness';
import { setUpEditor } from '../testing/setUpEditor';

describe('a latency query', () => {
  it('takes groups, percentiles, a time, and what it is compared with', async () => {
    const { user, last } = setUpEditor({ query: { queryType: 'latency' } });
    await user.type(screen.getByRole('combobox', { name: 'Source workload' }), 'web{Enter}');
    await user.type(screen.getByRole('combobox', { name: 'Group by' }), 'destination.serv{Enter}');
    await user.type(screen.getByRole('combobox', { name: 'Percentiles' }), 'p50{Enter}p99.9{Enter}');
    expect(screen.getAllByText('$__range')).toHaveLength(2);
    await user.click(screen.getByRole('switch', { name: 'Over time' }));
    expect(screen.getAllByText('$__rate_interval')).toHaveLength(2);
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
