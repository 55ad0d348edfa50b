import { EditorRow } from '@grafana/plugin-ui';

import { placeholders } from '../placeholders';

import { ApplicationRow } from './ApplicationRow';
import { ChoiceField } from './ChoiceField';
import { formats, statistics } from './choices';
import { CompareField } from './CompareField';
import { useEditor } from './EditorContext';
import { whyNoStatistics, whyNotSilent } from './fitsSignal';
import { GroupByField } from './GroupByField';
import { ListField } from './ListField';
import { MoreFilters } from './MoreFilters';
import { NumberField } from './NumberField';
import { type PartProps } from './PartProps';
import { PeersRow } from './PeersRow';
import { RequestRow } from './RequestRow';
import { SignalField } from './SignalField';
import { SwitchField } from './SwitchField';
import { TextField } from './TextField';
import { WindowField } from './WindowField';

/** Of which calls, which signal, by what, and in which form. */
export function MetricEditor(props: PartProps) {
  const { chosen: signal } = useEditor().catalogue;
  return (
    <>
      <PeersRow {...props} />
      <SignalRow {...props} />
      {(signal?.family === 'latency' || props.query.application) && <ApplicationRow {...props} />}
      <RequestRow {...props} />
      <MoreFilters {...props} />
      <AnswerRow {...props} />
    </>
  );
}

function SignalRow({ query, onChange }: PartProps) {
  const { catalogue } = useEditor();
  const { chosen: signal } = catalogue;
  const takesTarget = signal?.requires?.includes('apdexTargetMs') ?? false;
  return (
    <EditorRow>
      <SignalField query={query} onChange={onChange} catalogue={catalogue} />
      <ListField
        field="statistics"
        label="Statistics"
        tooltip="The mean, or percentiles such as p95 or p99.9."
        unavailable={whyNoStatistics(signal)}
        options={statistics}
        value={query.statistics}
        placeholder={placeholders.statistics}
        onChange={(chosen) => onChange({ statistics: chosen })}
      />
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
      <GroupByField query={query} onChange={onChange} />
    </EditorRow>
  );
}

function AnswerRow({ query, onChange }: PartProps) {
  const { chosen: signal } = useEditor().catalogue;
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
      <CompareField
        query={query}
        onChange={({ compareTo }) => onChange({ compareTo, idle: compareTo === undefined ? undefined : true })}
        label="Keep silent"
        tooltip="Keeps as 0 what had traffic that long ago and has none now, even if its series are gone: an alert rule can tell a pair that fell silent."
        unavailable={whyNotSilent(signal)}
        placeholder="nothing"
      />
    </EditorRow>
  );
}
