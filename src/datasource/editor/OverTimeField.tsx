import { EditorField, EditorSwitch } from '@grafana/plugin-ui';

import { useField } from './EditorContext';
import { asksOverTime } from './overTime';
import { type PartProps } from './PartProps';

/** A row a group and a time, instead of one a group over the whole window. */
export function OverTimeField({ query, onChange }: PartProps) {
  const { id, error } = useField('instant');
  const isOverTime = asksOverTime(query);
  return (
    <EditorField
      label="Over time"
      tooltip="A row for each time as well, instead of one over the whole window."
      htmlFor={id}
      invalid={Boolean(error)}
      error={error}
    >
      <EditorSwitch
        id={id}
        value={isOverTime}
        onChange={(event) => onChange({ instant: event.currentTarget.checked ? false : undefined })}
      />
    </EditorField>
  );
}
