import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { createDataSource } from '../testing/EditorHarness';

import { presets } from './presets';
import { QueryHelp } from './QueryHelp';

it('replaces the query by an example, whole', async () => {
  const onClickExample = jest.fn();
  render(
    <QueryHelp
      datasource={createDataSource({})}
      query={{ refId: 'B', signal: 'apdex', apdexTargetMs: 250 }}
      onClickExample={onClickExample}
    />
  );
  await userEvent.click(screen.getByRole('button', { name: 'What is not encrypted?' }));
  expect(onClickExample).toHaveBeenCalledWith({ refId: 'B', queryType: 'metric', signal: 'plaintextRate' });
});

it('has examples that Explore runs: it skips queries without a field of their own', () => {
  expect(presets.filter(({ query }) => Object.keys(query).length === 0)).toEqual([]);
});
