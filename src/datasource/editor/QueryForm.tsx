import { type ComponentType, useState } from 'react';

import { type QueryEditorProps, type SelectableValue } from '@grafana/data';
import { EditorHeader, EditorRows, FlexItem } from '@grafana/plugin-ui';
import { InlineField, RadioButtonGroup, Select } from '@grafana/ui';

import { type MeshQuery, type QueryType } from '../../mesh/MeshQuery';
import { type DataSource } from '../DataSource';
import { type Failure } from '../Failure';
import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';
import { toResourceRange } from '../toResourceRange';
import { toStrictForms } from '../toStrictForms';

import { changeQuery } from './changeQuery';
import { EditorProvider } from './EditorContext';
import { EventsEditor } from './EventsEditor';
import { GraphEditor } from './GraphEditor';
import { JsonEditor } from './JsonEditor';
import { LatencyEditor } from './LatencyEditor';
import { MetricEditor } from './MetricEditor';
import { type PartProps } from './PartProps';
import { PromqlPreview } from './PromqlPreview';
import { ReadOnlyQuery } from './ReadOnlyQuery';
import { useCatalogue } from './useCatalogue';
import { useCompiled } from './useCompiled';
import { ValuesEditor } from './ValuesEditor';

/** The editor of each type of query: one without an entry does not compile. */
const editors: Record<QueryType, ComponentType<PartProps>> = {
  metric: MetricEditor,
  graph: GraphEditor,
  latency: LatencyEditor,
  values: ValuesEditor,
  events: EventsEditor,
};

const typeOptions: Record<QueryType, SelectableValue<QueryType>> = {
  metric: { label: 'Metric', value: 'metric', description: 'Series and single values, for panels and alert rules' },
  graph: { label: 'Graph', value: 'graph', description: 'Who calls whom, for the mesh graph panel' },
  latency: { label: 'Latency', value: 'latency', description: 'Where the time of a call goes' },
  values: { label: 'Values', value: 'values', description: 'What a label can be, for variables' },
  events: { label: 'Events', value: 'events', description: 'What happened in the mesh, for annotations' },
};

type View = 'fields' | 'json';
const views: Array<SelectableValue<View>> = [
  { label: 'Fields', value: 'fields' },
  { label: 'JSON', value: 'json', description: 'The query as text, to copy, paste or write by hand' },
];

type Given = Pick<QueryEditorProps<DataSource, MeshQuery, MeshDataSourceOptions>, 'datasource' | 'query' | 'onChange' | 'onRunQuery' | 'range' | 'data'>;

export interface QueryFormProps extends Given {
  /** The types that can be chosen here; a query of another type keeps it. */
  types: QueryType[];
}

/** A query, by its fields or as JSON, and the PromQL that it stands for. */
export function QueryForm({ datasource, query: given, onChange, onRunQuery, range, data, types }: QueryFormProps) {
  const query = toStrictForms(given);
  const [view, setView] = useState<View>('fields');
  const [draft, setDraft] = useState<string>();
  const type = query.queryType || 'metric';
  const scope = {
    datasource,
    query,
    range: toResourceRange(range ?? data?.timeRange, data?.request?.intervalMs),
    scopedVars: data?.request?.scopedVars ?? {},
  };
  const catalogue = useCatalogue(datasource, query);
  const compiled = useCompiled(scope);
  const replace = (changed: MeshQuery) => {
    onChange(changed);
    onRunQuery();
  };
  const change = (changes: Partial<MeshQuery>) => replace(changeQuery(query, changes));
  const Editor = editors[type] ?? ReadOnlyQuery;
  const offered = (types.includes(type) ? types : [...types, type]).map((name) => typeOptions[name] ?? { label: name, value: name });
  return (
    <EditorProvider scope={{ ...scope, catalogue, failure: isStart(query, compiled.failure) ? undefined : compiled.failure }}>
      <EditorRows>
        <EditorHeader>
          {offered.length > 1 && (
            <InlineField label="Query type" htmlFor={`query-type-${query.refId}`}>
              <Select<QueryType>
                inputId={`query-type-${query.refId}`}
                aria-label="Query type"
                width={24}
                options={offered}
                value={type}
                onChange={({ value }) => change({ queryType: value })}
              />
            </InlineField>
          )}
          <FlexItem grow={1} />
          <RadioButtonGroup<View>
            aria-label="Edit as"
            size="sm"
            options={draft === undefined ? views : views.map(markUnapplied)}
            value={view}
            onChange={setView}
          />
        </EditorHeader>
        {view === 'json' ? (
          <JsonEditor query={query} onApply={replace} draft={draft} onDraft={setDraft} />
        ) : (
          <Editor query={query} onChange={change} />
        )}
        <PromqlPreview compiled={compiled} />
      </EditorRows>
    </EditorProvider>
  );
}

/** A query that was just begun lacks what its first field asks for: nothing was done wrong yet. */
function isStart({ label, event }: MeshQuery, failure: Failure | undefined): boolean {
  return (failure?.field === 'label' && !label) || (failure?.field === 'event' && !event);
}

/** Whoever goes back to the fields is reminded of a text that was not applied. */
function markUnapplied(option: SelectableValue<View>): SelectableValue<View> {
  return option.value === 'json' ? { ...option, label: 'JSON (not applied)' } : option;
}
