import { useId } from 'react';

import { type SelectableValue } from '@grafana/data';
import { Field, Select } from '@grafana/ui';

import { type SettingProps } from './SettingProps';

interface Props<T extends string> extends SettingProps<T> {
  options: Array<SelectableValue<T>>;
  /** What is wrong with the choice, where something is. */
  mistake?: string;
}

/** One of a list. Clearing it leaves the choice to the backend. */
export function ChoiceSetting<T extends string>({
  label,
  description,
  value,
  onChange,
  placeholder,
  disabled,
  options,
  mistake,
}: Props<T>) {
  const id = useId();
  return (
    <Field label={label} description={description} htmlFor={id} invalid={Boolean(mistake)} error={mistake} disabled={disabled}>
      <Select<T>
        inputId={id}
        aria-label={label}
        width={40}
        options={options}
        value={value ?? null}
        placeholder={placeholder}
        isClearable
        onChange={(chosen: SelectableValue<T> | null) => onChange(chosen?.value)}
      />
    </Field>
  );
}
