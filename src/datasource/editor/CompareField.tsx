import { ChoiceField } from './ChoiceField';
import { offsets } from './choices';
import { type PartProps } from './PartProps';

interface Props extends PartProps {
  tooltip: string;
  placeholder: string;
  unavailable?: string;
  label?: string;
}

/** How long ago the window lies that this one is compared with. */
export function CompareField({ query, onChange, tooltip, placeholder, unavailable, label = 'Compare to' }: Props) {
  return (
    <ChoiceField<string>
      field="compareTo"
      label={label}
      tooltip={`${tooltip} A duration, such as 1d.`}
      options={offsets}
      value={query.compareTo}
      placeholder={placeholder}
      unavailable={unavailable}
      onChange={(compareTo) => onChange({ compareTo })}
    />
  );
}
