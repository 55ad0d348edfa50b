import { useState } from 'react';

import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { type LabelFilter } from '../../mesh/MeshQuery';
import { type Answer, createDataSource } from '../testing/EditorHarness';

import { EditorProvider } from './EditorContext';
import { FiltersField } from './FiltersField';

const scope = {
  range: { from: 0, to: 3_600_000, intervalMs: 15_000 },
  scopedVars: {},
  catalogue: {},
};

function setUp(initial?: LabelFilter[], answers: Record<string, Answer> = {}) {
  const saved: Array<LabelFilter[] | undefined> = [];
  function Field() {
    const [filters, setFilters] = useState(initial);
    const change = (changed: LabelFilter[] | undefined) => {
      saved.push(changed);
      setFilters(changed);
    };
    return <FiltersField filters={filters} onChange={change} />;
  }
  render(
    <EditorProvider scope={{ ...scope, datasource: createDataSource(answers), query: { refId: 'A', filters: initial } }}>
      <Field />
    </EditorProvider>
  );
  return { user: userEvent.setup(), saved };
}

it('saves a row once it has a label', async () => {
  const { user, saved } = setUp([{ label: 'tier', op: '=', value: 'gold' }]);
  await user.click(screen.getByRole('button', { name: 'Add' }));
  await user.type(screen.getByRole('combobox', { name: 'Value of filter 2' }), 'eu{Enter}');
  expect(saved).toEqual([]);
  await user.type(screen.getByRole('combobox', { name: 'Label of filter 2' }), 'region{Enter}');
  expect(saved.at(-1)).toEqual([
    { label: 'tier', op: '=', value: 'gold' },
    { label: 'region', op: '=', value: 'eu' },
  ]);
});

it('writes several values as a list, under either operator', async () => {
  const { user, saved } = setUp([{ label: 'region', op: '!=', value: 'eu' }]);
  await user.type(screen.getByRole('combobox', { name: 'Value of filter 1' }), 'us{Enter}');
  expect(saved.at(-1)).toEqual([{ label: 'region', op: '!=|', values: ['eu', 'us'] }]);
  await user.click(screen.getByRole('combobox', { name: 'Filter 1 operator' }));
  await user.click(await screen.findByText('=~'));
  expect(saved.at(-1)).toEqual([{ label: 'region', op: '=~', values: ['eu', 'us'] }]);
});

it('removes the row that was meant', async () => {
  const { user, saved } = setUp([
    { label: 'tier', op: '=', value: 'gold' },
    { label: 'region', op: '=', value: 'eu' },
  ]);
  await user.click(screen.getByRole('button', { name: 'Remove filter 1' }));
  expect(saved.at(-1)).toEqual([{ label: 'region', op: '=', value: 'eu' }]);
  expect(screen.getByText('region')).toBeInTheDocument();
  expect(screen.queryByText('tier')).not.toBeInTheDocument();
});

it('keeps what is not saved yet where it stands, as others come and go', async () => {
  const { user, saved } = setUp([{ label: 'tier', op: '=', value: 'gold' }]);
  await user.click(screen.getByRole('button', { name: 'Add' }));
  await user.click(screen.getByRole('button', { name: 'Add' }));
  await user.type(screen.getByRole('combobox', { name: 'Value of filter 2' }), 'eu{Enter}');
  await user.type(screen.getByRole('combobox', { name: 'Label of filter 3' }), 'zone{Enter}');
  expect(saved.at(-1)).toEqual([
    { label: 'tier', op: '=', value: 'gold' },
    { label: 'zone', op: '=' },
  ]);
  await user.click(screen.getByRole('button', { name: 'Remove filter 1' }));
  await user.type(screen.getByRole('combobox', { name: 'Label of filter 1' }), 'region{Enter}');
  expect(saved.at(-1)).toEqual([
    { label: 'region', op: '=', value: 'eu' },
    { label: 'zone', op: '=' },
  ]);
});

it('shows what was written elsewhere, such as in the view of the JSON', () => {
  const scoped = { ...scope, datasource: createDataSource({}), query: { refId: 'A' } };
  const field = (filters: LabelFilter[]) => (
    <EditorProvider scope={scoped}>
      <FiltersField filters={filters} onChange={() => undefined} />
    </EditorProvider>
  );
  const { rerender } = render(field([{ label: 'tier', op: '=', value: 'gold' }]));
  rerender(field([{ label: 'region', op: '=', value: 'eu' }]));
  expect(screen.getByText('region')).toBeInTheDocument();
  expect(screen.queryByText('tier')).not.toBeInTheDocument();
});

it('suggests labels, and their values under the other filters', async () => {
  const asked: unknown[] = [];
  const { user, saved } = setUp([{ label: 'tier', op: '=', value: 'gold' }], {
    labels: () => ['region', 'tier', '__name__'],
    values: (body) => {
      asked.push(body);
      return ['eu', 'us'];
    },
  });
  await user.click(screen.getByRole('button', { name: 'Add' }));
  await user.click(screen.getByRole('combobox', { name: 'Label of filter 2' }));
  await user.click(await screen.findByText('region'));
  expect(screen.queryByText('__name__')).not.toBeInTheDocument();
  await user.click(screen.getByRole('combobox', { name: 'Value of filter 2' }));
  await user.click(await screen.findByText('us'));
  expect(saved.at(-1)?.[1]).toEqual({ label: 'region', op: '=', value: 'us' });
  expect(asked).toEqual([
    expect.objectContaining({ label: 'region', query: { refId: 'A', filters: [{ label: 'tier', op: '=', value: 'gold' }] } }),
  ]);
});
