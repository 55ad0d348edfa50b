import { useId } from 'react';

import { Field, Switch } from '@grafana/ui';

import { type SettingProps } from './SettingProps';

interface Props extends Omit<SettingProps<boolean>, 'placeholder'> {
  /** What it is where it is not set. */
  unset?: boolean;
}

/** On or off; what it is anyhow is not set. */
export function SwitchSetting({ label, description, value, onChange, disabled, unset = false }: Props) {
  const id = useId();
  const change = (checked: boolean) => onChange(checked === unset ? undefined : checked);
  return (
    <Field label={label} description={description} htmlFor={id} disabled={disabled}>
      <Switch id={id} value={value ?? unset} onChange={({ currentTarget }) => change(currentTarget.checked)} />
    </Field>
  );
}
