import { EditorField, EditorSwitch } from '@grafana/plugin-ui';

import { useField } from './EditorContext';
import { type FieldProps } from './FieldProps';

/** On, or not said. */
export function SwitchField({ field, label, tooltip, value, onChange }: FieldProps<boolean>) {
  const { id, error } = useField(field);
  return (
    <EditorField label={label} tooltip={tooltip} htmlFor={id} invalid={Boolean(error)} error={error}>
      <EditorSwitch
        id={id}
        value={value ?? false}
        onChange={(event) => onChange(event.currentTarget.checked || undefined)}
      />
    </EditorField>
  );
}
