import { type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { AdvancedHttpSettings, Auth, ConnectionSettings, convertLegacyAuthProps, DataSourceDescription } from '@grafana/plugin-ui';
import { Divider } from '@grafana/ui';

import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';

export function ConfigEditor({ options, onOptionsChange }: DataSourcePluginOptionsEditorProps<MeshDataSourceOptions>) {
  return (
    <>
      <DataSourceDescription dataSourceName="Istio mesh" docsLink="https://istio.io/latest/docs/reference/config/metrics/" />
      <Divider />
      <ConnectionSettings config={options} onChange={onOptionsChange} urlPlaceholder="http://prometheus:9090" />
      <Divider />
      <Auth {...convertLegacyAuthProps({ config: options, onChange: onOptionsChange })} />
      <Divider />
      <AdvancedHttpSettings config={options} onChange={onOptionsChange} />
    </>
  );
}
