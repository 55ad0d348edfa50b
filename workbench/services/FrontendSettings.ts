import { type DataSourceInstanceSettings, type PanelPluginMeta, type PluginMeta } from '@grafana/data';

/** The host's answer that says which data sources and plugins there are. */
export interface FrontendSettings {
  /** By the data source's name. */
  datasources: Record<string, DataSourceInstanceSettings>;
  /** The default data source's name. */
  defaultDatasource: string;
  /** By plugin id. */
  panels: Record<string, PanelPluginMeta>;
  /** By plugin id. */
  apps: Record<string, PluginMeta>;
}
