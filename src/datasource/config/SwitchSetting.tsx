import { useId } from 'react';

import { Field, Switch } from '@grafana/ui';

import { type SettingProps } from './SettingProps';

/** On, or not set. */
export function SwitchSetting({ label, description, value, onChange, disabled }: Omit<SettingProps<boolean>, 'placeholder'>) {
  const id = useId();
  return (
    <Field label={label} description={description} htmlFor={id} disabled={disabled}>
      <Switch id={id} value={value ?? false} onChange={({ currentTarget }) => onChange(currentTarget.checked || undefined)} />
    </Field>
  );
}
