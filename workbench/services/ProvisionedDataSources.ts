import { type DataSourceApi, type DataSourceInstanceSettings, type DataSourceRef, type ScopedVars } from '@grafana/data';
import { type DataSourceSrv, getTemplateSrv, type GetDataSourceListFilters } from '@grafana/runtime';
import { loadDataSource } from '../plugins/loadDataSource';
import { type FrontendSettings } from './FrontendSettings';

type Reference = DataSourceRef | string | null | undefined;

/** Finds the data sources that the host has read from provisioning files. */
export class ProvisionedDataSources implements DataSourceSrv {
  private loaded = new Map<string, Promise<DataSourceApi>>();

  constructor(private settings: FrontendSettings) {}

  get(ref?: Reference, scopedVars?: ScopedVars): Promise<DataSourceApi> {
    const settings = this.getInstanceSettings(ref, scopedVars);
    if (!settings) {
      return Promise.reject(new Error(`There is no data source ${JSON.stringify(ref)}`));
    }
    const known = this.loaded.get(settings.uid) ?? loadDataSource(settings);
    this.loaded.set(settings.uid, known);
    return known;
  }

  getInstanceSettings(ref?: Reference, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
    const { datasources, defaultDatasource } = this.settings;
    const wanted = typeof ref === 'string' ? ref : ref?.uid;
    if (!wanted) {
      const ofType = typeof ref === 'object' && ref?.type;
      return ofType ? this.getList({ pluginId: ofType })[0] : datasources[defaultDatasource];
    }
    const uid = getTemplateSrv().replace(wanted, scopedVars);
    return datasources[uid] ?? Object.values(datasources).find((settings) => settings.uid === uid);
  }

  getList(filters: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    const types = [filters.type ?? filters.pluginId ?? []].flat();
    return Object.values(this.settings.datasources)
      .filter((settings) => types.length === 0 || types.includes(settings.type))
      .filter((settings) => filters.filter?.(settings) ?? true);
  }

  /** The files are read once, when the demo starts. */
  async reload() {}

  registerRuntimeDataSource() {
    throw new Error('The workbench has provisioned data sources only.');
  }
}
