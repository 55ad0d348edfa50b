import { useId } from 'react';

import { EditorField } from '@grafana/plugin-ui';
import { Input } from '@grafana/ui';

import { useDraft } from '../useDraft';
import { type Validate } from '../validation';

import { useFieldError } from './EditorContext';
import { type FieldProps } from './FieldProps';

interface Props extends FieldProps<string> {
  /** Width in units of 8 pixels. */
  width?: number;
  /** What is wrong with a text that the field cannot take. */
  validate?: Validate;
}

/** A text. */
export function TextField({ field, label, tooltip, value, onChange, placeholder, width, validate }: Props) {
  const id = useId();
  const { mistake, inputProps } = useDraft({ value, onCommit: onChange, validate });
  const refused = useFieldError(field);
  const error = mistake ?? refused;
  return (
    <EditorField label={label} tooltip={tooltip} htmlFor={id} invalid={Boolean(error)} error={error}>
      <Input id={id} aria-label={label} width={width} placeholder={placeholder} {...inputProps} />
    </EditorField>
  );
}
