import { useId } from 'react';

import { Field, Input } from '@grafana/ui';

import { useDraft } from '../useDraft';
import { type Validate } from '../validation';

import { type SettingProps } from './SettingProps';

interface Props extends SettingProps<string> {
  validate?: Validate;
  /** The unit, behind the text. */
  unit?: string;
  /** In units of 8 pixels. */
  width?: number;
}

/** A text. One that cannot be right stays in the field and is not saved. */
export function TextSetting({ label, description, value, onChange, placeholder, disabled, validate, unit, width = 40 }: Props) {
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
      <Input id={id} width={width} placeholder={placeholder} suffix={unit} {...inputProps} />
    </Field>
  );
}
