import { getValueFormats, type SelectableValue } from '@grafana/data';

import { placeholders } from '../placeholders';
import { type MeshSource } from '../MeshSource';
import { type Signal } from '../Resources';
import { toWords } from '../summarise';

import { ChoiceField } from './ChoiceField';
import { disabledBy } from './disabledBy';
import { useEditor } from './EditorContext';
import { whyNotSignal } from './fitsSignal';
import { type PartProps } from './PartProps';
import { type Catalogue } from './useCatalogue';

interface Props extends PartProps {
  catalogue: Catalogue;
}

/** What is measured. */
export function SignalField({ query, onChange, catalogue: { signals, failure, chosen } }: Props) {
  const { datasource } = useEditor();
  const metrics = chosen?.needs?.join(', ');
  return (
    <ChoiceField<string>
      field="signal"
      label="Signal"
      tooltip={[chosen?.description ?? 'What is measured.', metrics && `Measured on ${metrics}.`].filter(Boolean).join(' ')}
      options={toOptions(signals ?? [], datasource)}
      value={query.signal}
      placeholder={failure ? 'the list of signals did not arrive' : toWords(placeholders.signal)}
      width={36}
      isLoading={!signals && !failure}
      onChange={(signal) => onChange({ signal })}
    />
  );
}

function toOptions(signals: Signal[], datasource: Pick<MeshSource, 'declaresStrict'>): Array<SelectableValue<string>> {
  const families = [...new Set(signals.map(({ family }) => family))];
  return families.map((family) => ({
    label: toWords(family),
    options: signals
      .filter((signal) => signal.family === family)
      .map(({ name, unit, description }) =>
        disabledBy(
          { label: toWords(name), value: name, description: `${description} (${unitName(unit)})` },
          whyNotSignal(name, datasource)
        )
      ),
  }));
}

function unitName(id: string): string {
  const units = getValueFormats().flatMap(({ submenu }) => submenu ?? []);
  return units.find(({ value }) => value === id)?.text ?? id;
}
