import { type SelectableValue } from '@grafana/data';
import { EditorRow } from '@grafana/plugin-ui';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { placeholders } from '../placeholders';

import { ChoiceField } from './ChoiceField';
import { groups } from './groups';
import { ListField } from './ListField';
import { NumberField } from './NumberField';
import { type PartProps } from './PartProps';
import { SignalField, useCatalogue } from './SignalField';
import { statistics } from './statistics';
import { SwitchField } from './SwitchField';
import { TextField } from './TextField';
import { WindowField } from './WindowField';

const formats: Array<SelectableValue<NonNullable<MeshQuery['format']>>> = [
  { label: 'Time series', value: 'timeSeries' },
  { label: 'Table', value: 'table' },
];

/** Which signal, by what, and in which form. */
export function MetricEditor({ query, onChange }: PartProps) {
  const { catalogue, takesStatistics } = useCatalogue(query);
  return (
    <>
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
        <ListField
          field="groupBy"
          label="Group by"
          tooltip="One result for each combination of these. Labels of your own can be typed."
          options={groups}
          none="nothing: one total"
          value={query.groupBy}
          placeholder="both ends’ namespace and workload"
          onChange={(groupBy) => onChange({ groupBy })}
        />
      </EditorRow>
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
    </>
  );
}
