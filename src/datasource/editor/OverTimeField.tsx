import { useId } from 'react';

import { EditorField, EditorSwitch } from '@grafana/plugin-ui';

import { type MeshQuery } from '../../mesh/MeshQuery';

import { useFieldError } from './EditorContext';
import { type PartProps } from './PartProps';

/** A row a group and a time, instead of one a group over the whole window. */
export function OverTimeField({ query, onChange }: PartProps) {
  const id = useId();
  const error = useFieldError('instant');
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

/** A latency query is an instant unless it says otherwise; written by hand, it may say so in a text. */
export function asksOverTime({ instant }: MeshQuery): boolean {
  return String(instant) === 'false';
}
