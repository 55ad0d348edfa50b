import { screen } from '@testing-library/react';

import { setUpEditor } from '../testing/setUpEditor';

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

  it('says which options need another one first', async () => {
    const { user, last } = setUpEditor({ query: { queryType: 'graph', include: ['tcp'] } });
    expect(screen.getByRole('textbox', { name: 'Hops' })).toBeDisabled();
    expect(screen.getByRole('textbox', { name: 'Hops' })).toHaveAttribute('placeholder', 'not available');
    expect(screen.queryByRole('combobox', { name: 'Latency statistic' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'Include' }));
    await user.click(await screen.findByText('Not available in this version'));
    expect(last()).toBeUndefined();
    await user.click(screen.getByText('How long requests took'));
    expect(last()?.include).toEqual(['tcp', 'latency']);
    expect(screen.getByRole('combobox', { name: 'Latency statistic' })).toBeEnabled();
    await user.type(screen.getByRole('combobox', { name: 'Focus workload' }), 'cart{Enter}');
    expect(screen.getByRole('textbox', { name: 'Hops' })).toBeEnabled();
  });
});
