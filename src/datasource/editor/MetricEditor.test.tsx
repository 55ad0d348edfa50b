import { screen, waitFor } from '@testing-library/react';

import { setUpEditor } from '../testing/setUpEditor';

describe('a metric query', () => {
  it('lists the backend’s signals by family with their units, and statistics where they apply', async () => {
    const { user, last } = setUpEditor();
    // A disabled list is none to assistive technology; its label and the reason beside it are.
    await waitFor(() => expect(screen.queryByRole('combobox', { name: 'Statistics' })).not.toBeInTheDocument());
    expect(screen.getByText('Statistics')).toBeInTheDocument();
    expect(screen.getAllByText('not available')).toHaveLength(1);
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
    expect(screen.getByText(/a caller’s proxy does not know whether its calls arrive encrypted/)).toBeInTheDocument();
    expect(screen.getByText('As the receiving proxy saw it')).toBeInTheDocument();
  });

  it('says what no longer fits when another signal is chosen, and leads out of it', async () => {
    const { user, last } = setUpEditor({ query: { groupBy: ['source.workload', 'responseCode'], responseFlags: ['UT'] } });
    await user.click(screen.getByRole('combobox', { name: 'Signal' }));
    await user.click(await screen.findByText('mTLS ratio'));
    const group = screen.getByRole('group', { name: 'What does not fit the signal' });
    expect(group).toHaveTextContent('Group Response code: Not for “mTLS ratio”: the metrics behind it do not know it.');
    await user.click(screen.getByRole('button', { name: 'Change Response flags' }));
    expect(screen.getByRole('combobox', { name: 'Response flags' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Take out Group Response code' }));
    await user.click(screen.getByRole('button', { name: 'Take out Response flags' }));
    expect(last()).toEqual({ refId: 'A', signal: 'mtlsRatio', groupBy: ['source.workload'] });
    expect(screen.queryByRole('group', { name: 'What does not fit the signal' })).not.toBeInTheDocument();
  });

  it('offers groups that the signal does not know with the reason, and does not take them', async () => {
    const { user, saved } = setUpEditor({ query: { signal: 'mtlsRatio' } });
    await screen.findByText(/do not know the response code/);
    await user.click(screen.getByRole('combobox', { name: 'Group by' }));
    await user.keyboard('responseCode');
    await user.click(await screen.findByText('Not for “mTLS ratio”: the metrics behind it do not know it.'));
    expect(saved).toEqual([]);
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
    expect(screen.getByText('Keep silent')).toBeInTheDocument();
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
