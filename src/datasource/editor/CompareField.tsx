import { ChoiceField } from './ChoiceField';
import { type PartProps } from './PartProps';

const offsets = [
  { label: '1h', value: '1h', description: 'An hour before' },
  { label: '1d', value: '1d', description: 'A day before: the same time of the day' },
  { label: '1w', value: '1w', description: 'A week before: the same day of the week' },
];

interface Props extends PartProps {
  tooltip: string;
  placeholder: string;
  label?: string;
}

/** How long ago the window lies that this one is compared with. */
export function CompareField({ query, onChange, tooltip, placeholder, label = 'Compare to' }: Props) {
  return (
    <ChoiceField<string>
      field="compareTo"
      label={label}
      tooltip={`${tooltip} A duration, such as 1d.`}
      options={offsets}
      value={query.compareTo}
      placeholder={placeholder}
      onChange={(compareTo) => onChange({ compareTo })}
    />
  );
}
