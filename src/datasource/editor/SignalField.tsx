import { getValueFormats, type SelectableValue } from '@grafana/data';

import { placeholders } from '../placeholders';
import { type Signal } from '../Resources';
import { toWords } from '../summarise';

import { ChoiceField } from './ChoiceField';
import { type PartProps } from './PartProps';
import { type Catalogue } from './useCatalogue';

interface Props extends PartProps {
  catalogue: Catalogue;
}

/** What is measured. */
export function SignalField({ query, onChange, catalogue: { signals, failure, chosen } }: Props) {
  const metrics = chosen?.needs?.join(', ');
  return (
    <ChoiceField<string>
      field="signal"
      label="Signal"
      tooltip={[chosen?.description ?? 'What is measured.', metrics && `Measured on ${metrics}.`].filter(Boolean).join(' ')}
      options={toOptions(signals ?? [])}
      value={query.signal}
      placeholder={failure ? 'the list of signals did not arrive' : toWords(placeholders.signal)}
      width={36}
      isLoading={!signals && !failure}
      onChange={(signal) => onChange({ signal })}
    />
  );
}

function toOptions(signals: Signal[]): Array<SelectableValue<string>> {
  const families = [...new Set(signals.map(({ family }) => family))];
  return families.map((family) => ({
    label: toWords(family),
    options: signals
      .filter((signal) => signal.family === family)
      .map(({ name, unit, description }) => ({
        label: toWords(name),
        value: name,
        description: `${description} (${unitName(unit)})`,
      })),
  }));
}

function unitName(id: string): string {
  const units = getValueFormats().flatMap(({ submenu }) => submenu ?? []);
  return units.find(({ value }) => value === id)?.text ?? id;
}
