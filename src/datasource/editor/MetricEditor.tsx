import { type SelectableValue } from '@grafana/data';
import { EditorRow } from '@grafana/plugin-ui';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { placeholders } from '../placeholders';

import { ChoiceField } from './ChoiceField';
import { useEditor } from './EditorContext';
import { knows } from './fitsSignal';
import { ListField } from './ListField';
import { MoreFilters } from './MoreFilters';
import { NumberField } from './NumberField';
import { type PartProps } from './PartProps';
import { PeersRow } from './PeersRow';
import { RequestRow } from './RequestRow';
import { SignalField } from './SignalField';
import { statistics } from './statistics';
import { SwitchField } from './SwitchField';
import { TextField } from './TextField';
import { toGroupOptions } from './toGroupOptions';
import { useOwnLabels } from './useOwnLabels';
import { WindowField } from './WindowField';

const formats: Array<SelectableValue<NonNullable<MeshQuery['format']>>> = [
  { label: 'Time series', value: 'timeSeries' },
  { label: 'Table', value: 'table' },
];

/** Of which calls, which signal, by what, and in which form. */
export function MetricEditor(props: PartProps) {
  return (
    <>
      <PeersRow {...props} />
      <SignalRow {...props} />
      <RequestRow {...props} />
      <MoreFilters {...props} />
      <AnswerRow {...props} />
    </>
  );
}

function SignalRow({ query, onChange }: PartProps) {
  const { catalogue } = useEditor();
  const { chosen: signal } = catalogue;
  const ownLabels = useOwnLabels();
  // A signal that is not known may take anything.
  const takesStatistics = signal?.statistics ?? true;
  const takesTarget = signal?.requires?.includes('apdexTargetMs') ?? false;
  return (
    <EditorRow>
      <SignalField query={query} onChange={onChange} catalogue={catalogue} />
      {(takesStatistics || query.statistics) && (
        <ListField
          field="statistics"
          label="Statistics"
          tooltip="The mean, or percentiles such as p95 or p99.9."
          options={statistics}
          value={query.statistics}
          placeholder={placeholders.statistics}
          onChange={(chosen) => onChange({ statistics: chosen })}
        />
      )}
      {(takesTarget || query.apdexTargetMs !== undefined) && (
        <NumberField
          field="apdexTargetMs"
          label="Apdex target (ms)"
          tooltip="A request that took no longer satisfies; one that took up to four times as long is tolerated. In milliseconds."
          value={query.apdexTargetMs}
          placeholder="none"
          onChange={(apdexTargetMs) => onChange({ apdexTargetMs })}
        />
      )}
      <ListField
        field="groupBy"
        label="Group by"
        tooltip="One result for each combination of these. Labels of your own can be typed."
        options={[...toGroupOptions(signal), ...ownLabels.others]}
        isLoading={ownLabels.isLoading}
        onOpenMenu={ownLabels.load}
        none="nothing: one total"
        value={query.groupBy}
        placeholder={knows(signal, 'source.workload') ? 'both ends’ namespace and workload' : 'workload and its namespace'}
        onChange={(groupBy) => onChange({ groupBy })}
      />
    </EditorRow>
  );
}

function AnswerRow({ query, onChange }: PartProps) {
  return (
    <EditorRow>
      <WindowField query={query} onChange={onChange} placeholder={query.instant ? placeholders.range : placeholders.window} />
      <ChoiceField
        field="format"
        label="Format"
        options={formats}
        value={query.format}
        placeholder="Time series"
        onChange={(format) => onChange({ format })}
      />
      <SwitchField
        field="instant"
        label="Instant"
        tooltip="One value at the end of the range, instead of a series."
        value={query.instant}
        onChange={(instant) => onChange({ instant })}
      />
      <NumberField
        field="top"
        label="Top"
        tooltip="Keeps this many of the largest by their mean over the range; 0 keeps all."
        whole
        value={query.top}
        placeholder={placeholders.top}
        onChange={(top) => onChange({ top })}
      />
      <TextField
        field="legend"
        label="Legend"
        tooltip="Labels in double braces are filled in: {{source_workload}} to {{destination_service_name}}."
        width={40}
        value={query.legend}
        placeholder="all labels"
        onChange={(legend) => onChange({ legend })}
      />
    </EditorRow>
  );
}
