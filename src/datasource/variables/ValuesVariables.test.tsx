import { firstValueFrom, of } from 'rxjs';

import { type DataQueryRequest } from '@grafana/data';
import { DataSourceWithBackend } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { createDataSource } from '../testing/EditorHarness';

import { toValuesQuery } from './toValuesQuery';

it.each<[string, Parameters<typeof toValuesQuery>[0], MeshQuery]>([
  ['a label alone', 'source.workload', { refId: 'values', queryType: 'values', label: 'source.workload' }],
  ['nothing yet', '', { refId: 'values', queryType: 'values', label: '' }],
  ['no type', { refId: 'ns', label: 'reporter' }, { refId: 'ns', queryType: 'values', label: 'reporter' }],
  [
    'a whole query',
    { refId: 'ns', queryType: 'values', label: 'destination.workload', destination: { namespace: '$ns' } },
    { refId: 'ns', queryType: 'values', label: 'destination.workload', destination: { namespace: '$ns' } },
  ],
])('reads %s', (_, saved, query) => {
  expect(toValuesQuery(saved)).toEqual(query);
});

it('asks the backend with the variables of the query filled in', async () => {
  const datasource = createDataSource({}, { ns: { value: ['shop', 'bank'], multi: true } });
  // What leaves the data source is seen one step before the request.
  const sent: MeshQuery[] = [];
  const query = jest.spyOn(DataSourceWithBackend.prototype, 'query').mockImplementation(({ targets, scopedVars }) => {
    sent.push(...targets.map((target) => datasource.applyTemplateVariables(target as MeshQuery, scopedVars)));
    return of({ data: [] });
  });
  const targets = [{ label: 'destination.workload', destination: { namespace: '$ns' } }];
  const request = { targets, scopedVars: {} } as unknown as DataQueryRequest<MeshQuery>;
  await firstValueFrom(datasource.variables.query(request));
  query.mockRestore();
  expect(sent).toEqual([
    {
      refId: 'values',
      queryType: 'values',
      label: 'destination.workload',
      destination: { namespace: ['shop', 'bank'] },
    },
  ]);
});

it('is edited by the label and what narrows it', async () => {
  const datasource = createDataSource({ signals: () => [], compile: () => [], labels: () => [], values: () => ['shop'] });
  const Editor = datasource.variables.editor;
  const onChange = jest.fn();
  const user = userEvent.setup();
  render(<Editor datasource={datasource} query={{} as MeshQuery} onChange={onChange} onRunQuery={() => {}} />);
  expect(screen.queryByRole('combobox', { name: 'Query type' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('combobox', { name: 'Values of' }));
  await user.click(await screen.findByText('Destination workload'));
  expect(onChange).toHaveBeenCalledWith({ refId: 'values', queryType: 'values', label: 'destination.workload' });
});
