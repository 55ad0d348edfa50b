import { type SelectableValue } from '@grafana/data';

import { namedLabels } from '../labels';

import { ChoiceField } from './ChoiceField';
import { type PartProps } from './PartProps';
import { useOwnLabels } from './useOwnLabels';

const groups = ['Source', 'Destination', 'Request'] as const;
const named: Array<SelectableValue<string>> = groups.map((group) => ({
  label: group,
  options: namedLabels
    .filter((label) => label.group === group)
    .map(({ name, words }) => ({ label: words, value: name })),
}));

/** Of which label the values are wanted. */
export function LabelField({ query, onChange }: PartProps) {
  const { others, isLoading, load } = useOwnLabels();
  return (
    <ChoiceField<string>
      field="label"
      label="Values of"
      tooltip="The label whose values are listed, within the time range and where the conditions below hold. Labels of your own can be typed."
      options={others.length > 0 ? [...named, { label: 'Other labels', options: others }] : named}
      value={query.label}
      placeholder="choose a label"
      width={36}
      isLoading={isLoading}
      onOpenMenu={load}
      onChange={(label) => onChange({ label })}
    />
  );
}
