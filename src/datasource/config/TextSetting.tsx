import { useId } from 'react';

import { Field, Input } from '@grafana/ui';

import { useDraft } from '../useDraft';
import { type Validate } from '../validation';

import { type SettingProps } from './SettingProps';

interface Props extends SettingProps<string> {
  validate?: Validate;
  /** The unit, behind the text. */
  unit?: string;
}

/** A text. One that cannot be right stays in the field and is not saved. */
export function TextSetting({ label, description, value, onChange, placeholder, disabled, validate, unit }: Props) {
  const id = useId();
  const { mistake, inputProps } = useDraft({ value, onCommit: onChange, validate });
  return (
    <Field
      label={label}
      description={description}
      htmlFor={id}
      invalid={Boolean(mistake)}
      error={mistake}
      disabled={disabled}
    >
      <Input id={id} width={40} placeholder={placeholder} suffix={unit} {...inputProps} />
    </Field>
  );
}
