import { DataSourcePlugin } from '@grafana/data';

import { type MeshQuery } from '../mesh/MeshQuery';

import { ConfigEditor } from './config/ConfigEditor';
import { DataSource } from './DataSource';
import { QueryEditor } from './editor/QueryEditor';
import { QueryHelp } from './explore/QueryHelp';
import { type MeshDataSourceOptions } from './MeshDataSourceOptions';

export const plugin = new DataSourcePlugin<DataSource, MeshQuery, MeshDataSourceOptions>(DataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor)
  .setQueryEditorHelp(QueryHelp);
