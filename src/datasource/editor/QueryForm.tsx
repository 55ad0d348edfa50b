import { type ComponentType, useState } from 'react';

import { css } from '@emotion/css';
import { type QueryEditorProps, type SelectableValue } from '@grafana/data';
import { EditorHeader, EditorRows } from '@grafana/plugin-ui';
import { InlineField, RadioButtonGroup, Select, useStyles2 } from '@grafana/ui';

import { type MeshQuery, type QueryType } from '../../mesh/MeshQuery';
import { type MeshSource } from '../MeshSource';
import { applyPreset, type Preset } from '../explore/presets';
import { PresetMenu } from '../explore/PresetMenu';
import { isEmptyQuery, StartRow } from '../explore/StartRow';
import { type Failure } from '../Failure';
import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';
import { toResourceRange } from '../toResourceRange';
import { toStrictForms } from '../toStrictForms';

import { changeQuery } from './changeQuery';
import { queryTypes } from './choices';
import { ConflictList } from './ConflictList';
import { disabledBy } from './disabledBy';
import { EditorProvider } from './EditorContext';
import { EventsEditor } from './EventsEditor';
import { whyNotSignal } from './fitsSignal';
import { GraphEditor } from './GraphEditor';
import { JsonEditor } from './JsonEditor';
import { LatencyEditor } from './LatencyEditor';
import { MetricEditor } from './MetricEditor';
import { type PartProps } from './PartProps';
import { PromqlPreview } from './PromqlPreview';
import { QuerySentence } from './QuerySentence';
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

type View = 'fields' | 'json';
const views: Array<SelectableValue<View>> = [
  { label: 'Fields', value: 'fields' },
  { label: 'JSON', value: 'json', description: 'The query as text, to copy, paste or write by hand' },
];

type Given = Pick<QueryEditorProps<MeshSource, MeshQuery, MeshDataSourceOptions>, 'datasource' | 'query' | 'onChange' | 'onRunQuery' | 'range' | 'data'>;

export interface QueryFormProps extends Given {
  /** The types that can be chosen here; a query of another type keeps it. */
  types: QueryType[];
  /** Why the others cannot be chosen, where somebody may look for them. */
  whyNoOther?: string;
  /** Whether questions to start from stand above the form. */
  starts?: boolean;
}

/** A query, by its fields or as JSON, and the PromQL that it stands for. */
export function QueryForm({ datasource, query: given, onChange, onRunQuery, range, data, types, whyNoOther, starts = false }: QueryFormProps) {
  const styles = useStyles2(getStyles);
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
  const offered = Object.values(queryTypes)
    .filter(({ value }) => whyNoOther !== undefined || types.includes(value as QueryType))
    .map((option) => disabledBy(option, types.includes(option.value as QueryType) ? undefined : whyNoOther));
  const whyNot = ({ query: { queryType = 'metric', signal } }: Preset) =>
    types.includes(queryType) ? whyNotSignal(signal, datasource) : whyNoOther;
  const choose = (preset: Preset) => replace(applyPreset(preset, query, catalogue.signals));
  return (
    <EditorProvider scope={{ ...scope, catalogue, failure: isStart(query, compiled.failure) ? undefined : compiled.failure }}>
      <EditorRows>
        {starts && isEmptyQuery(query) && <StartRow onChoose={choose} />}
        <EditorHeader>
          {(offered.length > 1 || !types.includes(type)) && (
            <InlineField className={styles.type} label="Query type" htmlFor={`query-type-${query.refId}`}>
              <Select<QueryType>
                inputId={`query-type-${query.refId}`}
                aria-label="Query type"
                width={16}
                options={offered}
                value={queryTypes[type] ?? { label: type, value: type }}
                onChange={({ value }) => change({ queryType: value })}
              />
            </InlineField>
          )}
          {types.includes('metric') && <PresetMenu whyNot={whyNot} onChoose={choose} />}
          <RadioButtonGroup<View>
            className={styles.view}
            aria-label="Edit as"
            size="sm"
            options={draft === undefined ? views : views.map(markUnapplied)}
            value={view}
            onChange={setView}
          />
        </EditorHeader>
        <QuerySentence query={query} leads={view === 'fields'} />
        {view === 'fields' && <ConflictList query={query} onChange={change} />}
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

const getStyles = () => ({
  type: css({ margin: 0 }),
  view: css({ marginLeft: 'auto' }),
});
