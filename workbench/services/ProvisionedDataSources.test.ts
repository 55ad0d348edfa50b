import { type DataSourceInstanceSettings } from '@grafana/data';
import { setTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { ProvisionedDataSources } from './ProvisionedDataSources';

const settings = (uid: string, name: string, type: string) => ({ uid, name, type }) as DataSourceInstanceSettings;
const mesh = settings('mesh', 'Istio mesh', 'alidade-istio-datasource');
const far = settings('far', 'Far', 'alidade-istio-datasource');
const logs = settings('logs', 'Logs', 'loki');
const sources = new ProvisionedDataSources({
  datasources: { [logs.name]: logs, [mesh.name]: mesh, [far.name]: far },
  defaultDatasource: mesh.name,
  panels: {},
  apps: {},
});

beforeAll(() => setTemplateSrv({ replace: (text = '') => text.replace('${datasource}', 'far') } as TemplateSrv));

test.each([
  ['nothing', undefined, mesh],
  ['a uid', 'far', far],
  ['a name', 'Logs', logs],
  ['a reference', { uid: 'logs' }, logs],
  ['a reference by type alone', { type: 'alidade-istio-datasource' }, mesh],
  ['a variable', { uid: '${datasource}' }, far],
  ['what does not exist', 'nobody', undefined],
])('%s finds its data source', (_, ref, expected) => {
  expect(sources.getInstanceSettings(ref)).toBe(expected);
});

test('data sources are listed by type', () => {
  expect(sources.getList({ pluginId: 'alidade-istio-datasource' })).toEqual([mesh, far]);
});

test('asking for what does not exist is an error that names it', async () => {
  await expect(sources.get('nobody')).rejects.toThrow('There is no data source "nobody"');
});
