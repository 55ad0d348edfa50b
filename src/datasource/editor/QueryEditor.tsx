import { CoreApp, type QueryEditorProps } from '@grafana/data';

import { type MeshQuery, type QueryType } from '../../mesh/MeshQuery';
import { type MeshSource } from '../MeshSource';
import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';

import { QueryForm } from './QueryForm';

/** An alert rule can use metric queries only. */
const inRules: QueryType[] = ['metric'];
const inPanels: QueryType[] = ['metric', 'graph', 'latency', 'values', 'events'];

type Props = QueryEditorProps<MeshSource, MeshQuery, MeshDataSourceOptions>;

const notInRules = 'Not in an alert rule: a rule compares series and single values, which metric queries give.';

/** The editor of panels, of Explore and of alert rules. */
export function QueryEditor({ app, ...form }: Props) {
  const isRule = app === CoreApp.UnifiedAlerting || app === CoreApp.CloudAlerting;
  return (
    <QueryForm
      {...form}
      starts={app === CoreApp.Explore}
      types={isRule ? inRules : inPanels}
      whyNoOther={isRule ? notInRules : undefined}
    />
  );
}
