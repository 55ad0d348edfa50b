import { createDataFrame, dateTime } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv, setTemplateSrv, type TemplateSrv } from '@grafana/runtime';

import description from '../../plugin.json';
import { readForward } from '../Forward';

import { endsLink, questionLink } from './links';
import { type AskedContext } from './PanelContext';

const prometheus = { type: 'prometheus', uid: 'prometheus' };
const timeRange = { from: 'now-3h', to: 'now' };

function haveSources(count: number) {
  const sources = Array.from({ length: count }, (_, index) => ({ uid: `mesh${index}`, name: `Mesh ${index}`, type: 'alidade-istio-datasource' }));
  setDataSourceSrv({ getList: () => sources } as unknown as DataSourceSrv);
}

const panel = (expr: string, more: Partial<AskedContext> = {}) =>
  ({ targets: [{ refId: 'A', datasource: prometheus, expr }], timeRange, ...more }) as AskedContext;

/** What a link asks for; undefined where it is not offered. */
const forwardOf = (link: typeof endsLink, context: AskedContext) => {
  const { path } = link.configure?.(context) ?? {};
  return path === undefined ? undefined : readForward(path.slice(path.indexOf('?')));
};

beforeEach(() => {
  haveSources(1);
  setTemplateSrv({ replace: (text: string) => text.replaceAll('$namespace', 'shop') } as TemplateSrv);
});

it('is declared as it is registered, as Grafana demands', () => {
  const declared = [endsLink, questionLink].map(({ title, description: text, targets }) => ({ title, description: text, targets }));
  expect(description.extensions.addedLinks).toEqual(declared);
  expect([endsLink, questionLink].every(({ title }) => title.length >= 10)).toBe(true);
});

it('leads from a panel of Kubernetes to its workload, with variables filled in', () => {
  const context = panel('sum(rate(container_cpu_usage_seconds_total{namespace="$namespace", pod=~"web-.*"}[5m])) by (pod)', {
    data: {
      series: ['web-7f9c6d5b4-x2k9q', 'web-7f9c6d5b4-bq7fl'].map((pod) => createDataFrame({ fields: [{ name: 'Value', labels: { pod }, values: [1] }] })),
    } as AskedContext['data'],
  });
  expect(endsLink.configure?.(context)?.title).toBe('Workload in Alidade');
  expect(forwardOf(endsLink, context)).toEqual({ ends: { kind: 'workload', namespace: 'shop', workload: 'web' }, from: 'now-3h', to: 'now' });
  expect(forwardOf(questionLink, context)).toBeUndefined();
});

it('leads from a panel over the mesh’s metrics to its pair and to the same question', () => {
  const pair = 'source_workload="web",source_workload_namespace="shop",destination_service_name="cart",destination_service_namespace="shop"';
  const at = { from: dateTime(1000), to: dateTime(61_000) };
  const context = panel(`sum(rate(istio_requests_total{${pair}}[5m]))`, { timeRange: at });
  expect(forwardOf(endsLink, context)).toMatchObject({ ends: { kind: 'pair', sourceWorkload: 'web', destinationService: 'cart' }, from: '1000', to: '61000' });
  expect(forwardOf(questionLink, context)?.queries).toEqual([
    { queryType: 'metric', signal: 'requestRate', groupBy: [], source: { workload: 'web', namespace: 'shop' }, destination: { service: 'cart', namespace: 'shop' } },
  ]);
});

it('is not offered where nothing is known', () => {
  const several = panel('sum by (namespace) (kube_pod_info{namespace=~"shop|pay"})', {
    data: { series: ['shop', 'pay'].map((namespace) => createDataFrame({ fields: [{ name: 'Value', labels: { namespace }, values: [1] }] })) } as AskedContext['data'],
  });
  const ours = panel('istio_requests_total{namespace="shop"}', {});
  const contexts = [
    several,
    panel('up'),
    panel('kube_pod_info{namespace="$left"}'),
    { ...ours, targets: ours.targets.map((target) => ({ ...target, datasource: { type: 'alidade-istio-datasource' } })) },
    { ...ours, targets: [] },
  ];
  for (const context of contexts) {
    expect(endsLink.configure?.(context)).toBeUndefined();
    expect(questionLink.configure?.(context)).toBeUndefined();
  }
  expect(endsLink.configure?.(undefined)).toBeUndefined();
});

it('is not offered where there is no data source of ours', () => {
  haveSources(0);
  expect(endsLink.configure?.(panel('kube_pod_info{namespace="shop"}'))).toBeUndefined();
  expect(questionLink.configure?.(panel('istio_requests_total'))).toBeUndefined();
});
