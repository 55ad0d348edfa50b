import { type ReactElement } from 'react';

import { type SelectableValue } from '@grafana/data';
import { EditorField } from '@grafana/plugin-ui';
import { Select } from '@grafana/ui';

import { useEditor, useField } from './EditorContext';
import { type FieldProps } from './FieldProps';
import { withReason } from './unavailable';

interface Props<T extends string> extends Omit<FieldProps<T>, 'tooltip'> {
  options: Array<SelectableValue<T>>;
  tooltip?: string | ReactElement;
  isLoading?: boolean;
  onOpenMenu?: () => void;
  /** In units of 8 pixels; its list is as wide. */
  width?: number;
}

/** One of a list, or a variable. Clearing it goes back to what the placeholder says. */
export function ChoiceField<T extends string>({
  field,
  label,
  tooltip: usual,
  value,
  onChange,
  placeholder: usually,
  unavailable,
  options,
  isLoading,
  onOpenMenu,
  width = 22,
}: Props<T>) {
  const { tooltip, placeholder, disabled } = withReason({ tooltip: usual, placeholder: usually, unavailable, isSet: value !== undefined });
  const { id, error } = useField(field);
  const variables = useEditor()
    .datasource.variableNames()
    .map((name) => ({ label: name, value: name as T, description: 'Variable' }));
  const all = [...options, ...variables];
  const flat = all.flatMap((option: SelectableValue<T>): Array<SelectableValue<T>> => option.options ?? [option]);
  const current = value && (flat.find((option) => option.value === value) ?? { label: value, value });
  return (
    <EditorField label={label} tooltip={tooltip} htmlFor={id} invalid={Boolean(error)} error={error}>
      <Select<T>
        inputId={id}
        aria-label={label}
        width={width}
        options={all}
        value={current ?? null}
        placeholder={placeholder}
        disabled={disabled}
        isLoading={isLoading}
        onOpenMenu={onOpenMenu}
        isClearable
        blurInputOnSelect={false}
        allowCustomValue
        formatCreateLabel={(text) => `Use “${text}”`}
        onChange={(chosen: SelectableValue<T> | null) => onChange(chosen?.value)}
      />
    </EditorField>
  );
}
