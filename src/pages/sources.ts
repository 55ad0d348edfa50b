import { type DataSourceInstanceSettings } from '@grafana/data';
import { config, getDataSourceSrv } from '@grafana/runtime';

/** The plugin id of the data source that the app brings. */
export const sourceType = 'alidade-istio-datasource';

/** A data source of ours, as far as the page has to know it. */
export interface Source {
  uid: string;
  name: string;
  isDefault: boolean;
}

/** The data sources of ours that this user may see: Grafana's default first, then by name. */
export function listSources(): Source[] {
  return settingsOfSources()
    // Whatever it is asked for, Grafana adds its own ones.
    .filter(({ type }) => type === sourceType)
    .map(({ uid, name, isDefault = false }) => ({ uid, name, isDefault }))
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || a.name.localeCompare(b.name));
}

/** Asks Grafana in the only place that has to change when it drops getDataSourceSrv. */
function settingsOfSources(): DataSourceInstanceSettings[] {
  try {
    return getDataSourceSrv().getList({ type: sourceType });
  } catch {
    return Object.values(config.datasources ?? {});
  }
}
