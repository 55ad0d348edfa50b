import { getValueFormats, type SelectableValue } from '@grafana/data';

import { placeholders } from '../placeholders';
import { type Signal } from '../Resources';
import { toWords } from '../summarise';

import { ChoiceField } from './ChoiceField';
import { useEditor } from './EditorContext';
import { type PartProps } from './PartProps';
import { useSignals } from './useSignals';

interface Props extends PartProps {
  catalogue: ReturnType<typeof useSignals>;
}

/** What is measured. */
export function SignalField({ query, onChange, catalogue: { signals, failure } }: Props) {
  const chosen = signals?.find(({ name }) => name === (query.signal ?? placeholders.signal));
  return (
    <ChoiceField<string>
      field="signal"
      label="Signal"
      tooltip={chosen ? `${chosen.description} Measured on ${chosen.metric}.` : 'What is measured.'}
      options={toOptions(signals ?? [])}
      value={query.signal}
      placeholder={failure ? 'the list of signals did not arrive' : toWords(placeholders.signal)}
      isLoading={!signals && !failure}
      onChange={(signal) => onChange({ signal })}
    />
  );
}

/** The catalogue and what its entry for a query says about the statistics. */
export function useCatalogue(query: PartProps['query']) {
  const catalogue = useSignals(useEditor().datasource);
  const signal = catalogue.signals?.find(({ name }) => name === (query.signal ?? placeholders.signal));
  return { catalogue, takesStatistics: signal?.statistics ?? true };
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
