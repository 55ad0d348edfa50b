import { ChoiceField } from './ChoiceField';
import { windows } from './choices';
import { type PartProps } from './PartProps';

/** How far back each rate looks. */
export function WindowField({ query, onChange, placeholder }: PartProps & { placeholder: string }) {
  return (
    <ChoiceField<string>
      field="window"
      label="Window"
      tooltip="How far back each rate looks: a duration such as 5m, or one of Grafana’s intervals."
      options={windows}
      value={query.window}
      placeholder={placeholder}
      onChange={(window) => onChange({ window })}
    />
  );
}
