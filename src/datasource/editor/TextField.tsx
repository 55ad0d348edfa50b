import { EditorField } from '@grafana/plugin-ui';
import { Input } from '@grafana/ui';

import { useDraft } from '../useDraft';
import { type Validate } from '../validation';

import { useField } from './EditorContext';
import { type FieldProps } from './FieldProps';
import { withReason } from './unavailable';

interface Props extends FieldProps<string> {
  /** Width in units of 8 pixels. */
  width?: number;
  /** What is wrong with a text that the field cannot take. */
  validate?: Validate;
}

/** A text. */
export function TextField({ field, label, value, onChange, width, validate, tooltip: usual, placeholder: usually, unavailable }: Props) {
  const { tooltip, placeholder, disabled } = withReason({ tooltip: usual, placeholder: usually, unavailable, isSet: value !== undefined });
  const { mistake, inputProps } = useDraft({ value, onCommit: onChange, validate });
  const { id, error: refused } = useField(field);
  const error = mistake ?? refused;
  return (
    <EditorField label={label} tooltip={tooltip} htmlFor={id} invalid={Boolean(error)} error={error}>
      <Input id={id} aria-label={label} width={width} placeholder={placeholder} disabled={disabled} {...inputProps} />
    </EditorField>
  );
}
