import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';

import { type MeshQuery } from '../mesh/MeshQuery';

import { ConfigEditor } from './config/ConfigEditor';
import { DataSource } from './DataSource';
import { QueryEditor } from './editor/QueryEditor';
import { QueryHelp } from './explore/QueryHelp';
import { type MeshDataSourceOptions } from './MeshDataSourceOptions';
import manifest from './plugin.json';

// Grafana has loaded the translations; this ties the bundle to them before anything renders. Not awaited: the frontend
// sandbox does not wrap the components of a module that exports a promise.
void initPluginTranslations(manifest.id);

export const plugin = new DataSourcePlugin<DataSource, MeshQuery, MeshDataSourceOptions>(DataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor)
  .setQueryEditorHelp(QueryHelp);
