import { type CurrentUser } from '@grafana/data';
import { type BackendSrv, type BackendSrvRequest, config, type DataSourceSrv, setBackendSrv, setCurrentUser, setDataSourceSrv } from '@grafana/runtime';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NEVER, type Observable, of, throwError } from 'rxjs';

import { FrontDoor } from '../FrontDoor';
import { type HealthAnswer } from '../Health';
import { sourceType } from '../sources';

/** What Grafana answers at an address: a body, an error of HTTP with its body, or nothing ever. */
export type Reply = { body: unknown } | { status: number; body: unknown } | 'never';

/** Grafana's rights by role, as far as the page asks for them. */
const rights: Record<string, string[]> = {
  Admin: ['datasources:create', 'datasources:write', 'datasources:explore', 'dashboards:create'],
  Viewer: [],
};

/** Grafana is told once who is looking. */
const user: Pick<CurrentUser, 'permissions'> = {};
setCurrentUser(user as CurrentUser);

export const series = { istio_requests_total: { source: 1320, destination: 1310 }, istio_tcp_sent_bytes_total: { source: 12 } };

export const working: HealthAnswer = { status: 'OK', message: 'Prometheus 3.8.0 answers.', details: { server: 'Prometheus', version: '3.8.0', series, limits: [] } };

export const capabilities = {
  scrapeIntervalSeconds: 15,
  modes: { sidecar: true, ambient: false, multiCluster: false },
  findings: ['The scrape interval is 15 s, the setting says 60 s.'],
  missing: [
    {
      signal: 'proxyCpu',
      collect: 'The kubelet’s cAdvisor emits it.',
      lines: [{ place: 'Prometheus’s configuration', text: 'scrape_configs:\n  - job_name: istio-proxy-containers\n' }],
    },
  ],
  recorded: { setting: { prefix: 'workload:', suffix: ':rate5m' }, inUse: false, usable: true, ageSeconds: 12 },
};

export const catalogue = [
  { name: 'requestRate', family: 'traffic' },
  { name: 'proxyCpu', family: 'proxy' },
  { name: 'proxyMemory', family: 'proxy' },
];

interface Given {
  sources: string[];
  /** By the ends of addresses; `health`, `capabilities` and `signals` of a data source begin with its name. */
  replies?: Record<string, Reply>;
  dashboards?: string[];
  role?: 'Admin' | 'Viewer';
}

/** Renders the page in a Grafana of these data sources; answers what was asked. */
export function openFrontDoor(given: Given) {
  const asked = enterGrafana(given);
  render(<FrontDoor />);
  return { user: userEvent.setup(), asked };
}

/** Sets up a Grafana of these data sources, whose uids are their names; answers the addresses that are asked. */
export function enterGrafana({ sources, replies = {}, dashboards = [], role = 'Admin' }: Given): string[] {
  const asked: string[] = [];
  const usual: Record<string, Reply> = {
    '/health': { body: working },
    '/resources/capabilities': { body: capabilities },
    '/resources/signals': { body: catalogue },
    '/api/search': { body: dashboards.map((uid) => ({ uid })) },
  };
  const fetch = ({ url }: BackendSrvRequest): Observable<unknown> => {
    asked.push(url);
    const own = Object.entries(replies).find(([end]) => url.endsWith(end));
    const [, reply] = own ?? Object.entries(usual).find(([end]) => url.endsWith(end)) ?? [];
    if (!reply || reply === 'never') {
      return NEVER;
    }
    return 'status' in reply ? throwError(() => ({ status: reply.status, data: reply.body, config: { url } })) : of({ data: reply.body });
  };
  setBackendSrv({ fetch } as unknown as BackendSrv);
  const list = sources.map((name) => ({ uid: name, name, type: sourceType }));
  setDataSourceSrv({ getList: () => [...list, { uid: 'grafana', name: '-- Grafana --', type: 'grafana' }] } as unknown as DataSourceSrv);
  config.exploreEnabled = true;
  config.bootData = { ...config.bootData, user: { ...config.bootData?.user, permissions: {} } };
  user.permissions = config.bootData.user.permissions = Object.fromEntries((rights[role] ?? []).map((right) => [right, true]));
  return asked;
}
