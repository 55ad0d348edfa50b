import { type SelectableValue } from '@grafana/data';
import { EditorField } from '@grafana/plugin-ui';

import { useEditor, useField } from './EditorContext';
import { type FieldProps } from './FieldProps';
import { withReason } from './unavailable';
import { ValuesSelect } from './ValuesSelect';

interface Props extends FieldProps<string[]> {
  options: Array<SelectableValue<string>>;
  /** What an empty list means, where that differs from no list. */
  none?: string;
  isLoading?: boolean;
  onOpenMenu?: () => void;
}

/** Stands for the empty list among the options. */
const noneValue = '(none)';

/** Several of a list, variables, or names of one's own. */
export function ListField({ field, label, value, onChange, options, none, tooltip: usual, placeholder: usually, unavailable, ...menu }: Props) {
  const { tooltip, placeholder, disabled } = withReason({ tooltip: usual, placeholder: usually, unavailable, isSet: value !== undefined });
  const { id, error } = useField(field);
  const variables = useEditor()
    .datasource.variableNames()
    .map((name) => ({ label: name, value: name, description: 'Variable' }));
  const empty = none ? [{ label: none, value: noneValue }] : [];
  const isNone = none !== undefined && value?.length === 0;
  const choose = (values: string[]) => {
    const others = values.filter((other) => other !== noneValue);
    const choseNone = !isNone && values.includes(noneValue);
    onChange(choseNone ? [] : others.length > 0 ? others : undefined);
  };
  return (
    <EditorField label={label} tooltip={tooltip} htmlFor={id} invalid={Boolean(error)} error={error} width={32}>
      <ValuesSelect
        inputId={id}
        name={label}
        values={isNone ? [noneValue] : (value ?? [])}
        options={[...options, ...empty, ...variables]}
        onChange={choose}
        placeholder={placeholder}
        invalid={Boolean(error)}
        disabled={disabled}
        {...menu}
      />
    </EditorField>
  );
}
