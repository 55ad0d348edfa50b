import { config, setBackendSrv } from '@grafana/runtime';

interface Ways {
  /** Whether who looks may open Explore. */
  readonly explore?: boolean;
  /** The uids of the dashboards that were imported; a Grafana that does not answer has none. */
  readonly dashboards?: readonly string[];
}

/** A Grafana whose visitor may go so far; returns which addresses were asked. */
export function offerWays({ explore = true, dashboards = ['alidade-service-pair'] }: Ways = {}): string[] {
  config.exploreEnabled = true;
  config.bootData = { ...config.bootData, user: { ...config.bootData?.user, permissions: { 'datasources:explore': explore } } };
  const asked: string[] = [];
  const get = (url: string, { dashboardUIDs }: { dashboardUIDs: string }) => {
    asked.push(`${url} ${dashboardUIDs}`);
    return Promise.resolve(dashboards.filter((uid) => uid === dashboardUIDs).map((uid) => ({ uid })));
  };
  setBackendSrv({ get } as unknown as Parameters<typeof setBackendSrv>[0]);
  return asked;
}
