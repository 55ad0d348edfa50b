import { CoreApp, type QueryEditorProps } from '@grafana/data';
import { Stack } from '@grafana/ui';

import { type MeshQuery, type QueryType } from '../../mesh/MeshQuery';
import { type DataSource } from '../DataSource';
import { isEmptyQuery, StartRow } from '../explore/StartRow';
import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';

import { QueryForm } from './QueryForm';

/** An alert rule can use metric queries only. */
const inRules: QueryType[] = ['metric'];
const inPanels: QueryType[] = ['metric', 'graph', 'latency', 'values', 'events'];

type Props = QueryEditorProps<DataSource, MeshQuery, MeshDataSourceOptions>;

/** The editor of panels, of Explore and of alert rules. */
export function QueryEditor({ app, ...form }: Props) {
  const { query, onChange, onRunQuery } = form;
  const isRule = app === CoreApp.UnifiedAlerting || app === CoreApp.CloudAlerting;
  const choose = (example: MeshQuery) => {
    onChange(example);
    onRunQuery();
  };
  return (
    <Stack direction="column" gap={1}>
      {app === CoreApp.Explore && isEmptyQuery(query) && <StartRow query={query} onChoose={choose} />}
      <QueryForm {...form} types={isRule ? inRules : inPanels} />
    </Stack>
  );
}
