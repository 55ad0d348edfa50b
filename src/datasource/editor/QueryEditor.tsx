import { type ComponentType } from 'react';

import { CoreApp, type QueryEditorProps, type SelectableValue } from '@grafana/data';
import { EditorRows } from '@grafana/plugin-ui';
import { InlineField, Select } from '@grafana/ui';

import { type MeshQuery, type QueryType } from '../../mesh/MeshQuery';
import { type DataSource } from '../DataSource';
import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';

import { changeQuery } from './changeQuery';
import { EditorProvider } from './EditorContext';
import { GraphEditor } from './GraphEditor';
import { MetricEditor } from './MetricEditor';
import { MoreFilters } from './MoreFilters';
import { type PartProps } from './PartProps';
import { PeersRow } from './PeersRow';
import { PromqlPreview } from './PromqlPreview';
import { ReadOnlyQuery } from './ReadOnlyQuery';
import { RequestRow } from './RequestRow';
import { toResourceRange } from './toResourceRange';
import { useCompiled } from './useCompiled';

/** The editor of each type of query: one without an entry does not compile. */
const editors: Record<QueryType, ComponentType<PartProps>> = {
  metric: withFilters(MetricEditor),
  graph: withFilters(GraphEditor),
  latency: ReadOnlyQuery,
  values: ReadOnlyQuery,
  events: ReadOnlyQuery,
};

const metric = { label: 'Metric', value: 'metric', description: 'Series and single values, for panels and alert rules' } as const;
const graph = { label: 'Graph', value: 'graph', description: 'Who calls whom, for the mesh graph panel' } as const;

type Props = QueryEditorProps<DataSource, MeshQuery, MeshDataSourceOptions>;

export function QueryEditor({ datasource, query, onChange, onRunQuery, range, data, app }: Props) {
  const type = query.queryType || metric.value;
  const scope = {
    datasource,
    query,
    range: toResourceRange(range ?? data?.timeRange, data?.request?.intervalMs),
    scopedVars: data?.request?.scopedVars ?? {},
  };
  const compiled = useCompiled(scope);
  const change = (changes: Partial<MeshQuery>) => {
    onChange(changeQuery(query, changes));
    onRunQuery();
  };
  const Editor = editors[type] ?? ReadOnlyQuery;
  return (
    <EditorProvider scope={{ ...scope, failure: compiled.failure }}>
      <EditorRows>
        <InlineField label="Query type" htmlFor={`query-type-${query.refId}`}>
          <Select<QueryType>
            inputId={`query-type-${query.refId}`}
            aria-label="Query type"
            width={24}
            options={offered(type, app)}
            value={type}
            onChange={({ value }) => change({ queryType: value })}
          />
        </InlineField>
        <Editor query={query} onChange={change} />
        <PromqlPreview compiled={compiled} />
      </EditorRows>
    </EditorProvider>
  );
}

/** An alert rule can use metric queries only. A type that has no editor is offered where it is already chosen. */
function offered(type: QueryType, app: CoreApp | undefined): Array<SelectableValue<QueryType>> {
  const alerting = app === CoreApp.UnifiedAlerting || app === CoreApp.CloudAlerting;
  const types: Array<SelectableValue<QueryType>> = alerting ? [metric] : [metric, graph];
  return types.some(({ value }) => value === type) ? types : [...types, { label: type, value: type }];
}

function withFilters(Editor: ComponentType<PartProps>): ComponentType<PartProps> {
  return function FilteredEditor(props: PartProps) {
    return (
      <>
        <PeersRow {...props} />
        <RequestRow {...props} />
        <MoreFilters {...props} />
        <Editor {...props} />
      </>
    );
  };
}
