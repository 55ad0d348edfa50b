import { type QueryEditorProps } from '@grafana/data';
import { Select } from '@grafana/ui';

import { type MeshQuery, type QueryType } from '../../mesh/MeshQuery';
import { type DataSource } from '../DataSource';
import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';

export function QueryEditor({ query, onChange }: QueryEditorProps<DataSource, MeshQuery, MeshDataSourceOptions>) {
  return (
    <Select<QueryType>
      aria-label="Query type"
      options={[{ label: 'metric', value: 'metric' }, { label: 'graph', value: 'graph' }]}
      value={query.queryType ?? 'metric'}
      onChange={({ value }) => onChange({ ...query, queryType: value })}
    />
  );
}
