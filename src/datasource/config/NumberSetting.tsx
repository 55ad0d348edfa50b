import { validateNumber } from '../validation';

import { type SettingProps } from './SettingProps';
import { TextSetting } from './TextSetting';

interface Props extends SettingProps<number> {
  whole?: boolean;
  least: number;
  most?: number;
  unit?: string;
}

/** A number within limits. */
export function NumberSetting({ value, onChange, whole, least, most, ...rest }: Props) {
  return (
    <TextSetting
      {...rest}
      value={value === undefined ? undefined : String(value)}
      validate={validateNumber({ whole, least, most })}
      onChange={(text) => onChange(text === undefined ? undefined : Number(text))}
    />
  );
}
