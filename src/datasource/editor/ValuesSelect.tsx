import { useRef } from 'react';

import { type SelectableValue } from '@grafana/data';
import { MultiSelect } from '@grafana/ui';

interface Props {
  inputId: string;
  /** The full name of what is chosen: a row of fields repeats the visible labels. */
  name: string;
  values: string[];
  options: Array<SelectableValue<string>>;
  onChange: (values: string[]) => void;
  placeholder?: string;
  /** In units of 8 pixels; as wide as there is room by default. */
  width?: number;
  invalid?: boolean;
  disabled?: boolean;
  isLoading?: boolean;
  onOpenMenu?: () => void;
  /** Whether all values can be taken out at once; each can in any case. */
  isClearable?: boolean;
}

/** Several values, from a list or typed. What was typed counts also when the field is left without Enter. */
export function ValuesSelect({ name, values, options, onChange, ...rest }: Props) {
  const typed = useRef('');
  const add = (text: string) => {
    typed.current = '';
    const value = text.trim();
    if (value !== '' && !values.includes(value)) {
      onChange([...values, value]);
    }
  };
  return (
    <MultiSelect<string>
      isClearable
      {...rest}
      aria-label={name}
      value={values.map((value) => ({ label: value, value }))}
      options={options}
      onChange={(chosen) => {
        typed.current = '';
        onChange(chosen.flatMap(({ value }) => value ?? []));
      }}
      allowCustomValue
      allowCreateWhileLoading
      onCreateOption={add}
      formatCreateLabel={(text) => `Use “${text}”`}
      onInputChange={(text, { action }) => {
        typed.current = action === 'input-change' ? text : '';
      }}
      onBlur={() => add(typed.current)}
      closeMenuOnSelect={false}
      blurInputOnSelect={false}
      tabSelectsValue={false}
      noOptionsMessage="Type a value and press Enter"
    />
  );
}
