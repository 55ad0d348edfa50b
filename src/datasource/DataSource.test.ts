import { CoreApp, type DataSourceInstanceSettings } from '@grafana/data';

import { DataSource } from './DataSource';
import { type MeshDataSourceOptions } from './MeshDataSourceOptions';
import { SmallTemplateSrv } from './testing/SmallTemplateSrv';

const settings = {
  id: 1,
  uid: 'mesh',
  type: 'alidade-istio-datasource',
  name: 'Istio mesh',
} as DataSourceInstanceSettings<MeshDataSourceOptions>;

const templates = new SmallTemplateSrv({ ns: { value: ['shop', 'bank'], multi: true } });
const datasource = new DataSource(settings, () => templates);

it('starts with nothing saved, and runs an empty query', () => {
  expect(datasource.getDefaultQuery(CoreApp.PanelEditor)).toEqual({});
  // Explore runs no query that has nothing but a name.
  expect(datasource.getDefaultQuery(CoreApp.Explore)).toEqual({ queryType: 'metric' });
  expect(datasource.filterQuery({ refId: 'A' })).toBe(true);
  expect(datasource.filterQuery({ refId: 'A', hide: true })).toBe(false);
});

it('fills in variables for a request and for Explore', () => {
  const query = { refId: 'A', source: { namespace: '$ns' } };
  expect(datasource.applyTemplateVariables(query, {})).toEqual({ refId: 'A', source: { namespace: ['shop', 'bank'] } });
  expect(datasource.interpolateVariablesInQueries([query], {})).toEqual([
    {
      refId: 'A',
      source: { namespace: ['shop', 'bank'] },
      datasource: { type: 'alidade-istio-datasource', uid: 'mesh' },
    },
  ]);
});

it('adds the filters of the dashboard’s filter bar', () => {
  const adHoc = [
    { key: 'user_tier', operator: '=|', value: 'gold', values: ['gold', 'silver'] },
    { key: 'response_code', operator: '!=', value: '200' },
  ];
  expect(datasource.applyTemplateVariables({ refId: 'A' }, {}, adHoc)).toEqual({
    refId: 'A',
    filters: [
      { label: 'user_tier', op: '=|', values: ['gold', 'silver'] },
      { label: 'response_code', op: '!=', value: '200' },
    ],
  });
});
