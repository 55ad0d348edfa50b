import { validateNumber } from '../validation';

import { type FieldProps } from './FieldProps';
import { TextField } from './TextField';

interface Props extends FieldProps<number> {
  /** Only whole numbers make sense. */
  whole?: boolean;
  /** The least that makes sense. */
  least?: number;
  /** The most that makes sense. */
  most?: number;
}

/** A number. What is not one stays in the field with a word about it. */
export function NumberField({ value, onChange, whole, least = 0, most, ...rest }: Props) {
  return (
    <TextField
      {...rest}
      width={12}
      value={value === undefined ? undefined : String(value)}
      validate={validateNumber({ whole, least, most })}
      onChange={(text) => onChange(text === undefined ? undefined : Number(text))}
    />
  );
}
