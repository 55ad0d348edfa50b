import { type DataSourceApi, type DataSourceInstanceSettings, type DataSourcePlugin } from '@grafana/data';
import { loadModule } from './loadModule';
import { loadTranslations } from './loadTranslations';

// The types that a data source is written with are the plugin's own affair.
type AnyDataSourcePlugin = DataSourcePlugin<DataSourceApi>;

/** Loads a data source's plugin and makes an instance with the given settings. */
export async function loadDataSource(settings: DataSourceInstanceSettings): Promise<DataSourceApi> {
  if (!settings.meta) {
    throw new Error(`The data source "${settings.name}" is of the type ${settings.type}, which is not built here`);
  }
  await loadTranslations(settings.meta);
  const { plugin } = await loadModule<{ plugin: AnyDataSourcePlugin }>(settings.meta.module);
  plugin.meta = settings.meta;
  const instance = new plugin.DataSourceClass(settings);
  instance.components = plugin.components;
  // Grafana lets the plugin's description win over what a constructor might have set.
  instance.meta = settings.meta;
  return instance;
}
