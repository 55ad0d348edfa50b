import { useId, useState } from 'react';

import { type SelectableValue } from '@grafana/data';
import { Field } from '@grafana/ui';
import { t } from '../../mesh/t';

import { ValuesSelect } from '../editor/ValuesSelect';
import { validateMetric } from '../validation';

import { ChoiceSetting } from './ChoiceSetting';
import { type SectionProps } from './SectionProps';
import { TextSetting } from './TextSetting';
import { settingExamples } from './settingPlaceholders';

type Way = 'namespaces' | 'metric';

const ways = (): Array<SelectableValue<Way>> => [
  { label: t('config.strict.namespaces-listed-here', 'Namespaces, listed here'), value: 'namespaces', description: t('config.strict.where-few-namespaces-are', 'Where few namespaces are STRICT, or all of them') },
  { label: t('config.strict.a-metric', 'A metric'), value: 'metric', description: t('config.strict.where-something-exports-the', 'Where something exports the policies, such as kube-state-metrics') },
];

/** Where plain text is a violation: a list of namespaces or a metric, never both. */
export function StrictSettings({ settings, onChange, disabled }: SectionProps) {
  const id = useId();
  const saved: Way | undefined =
    settings.strictMetric !== undefined ? 'metric' : settings.strictNamespaces !== undefined ? 'namespaces' : undefined;
  const [chosen, setChosen] = useState<Way>();
  const way = saved ?? chosen;
  return (
    <>
      <ChoiceSetting<Way>
        label={t('config.strict.how-strict-is-known', 'How STRICT is known')}
        description={t('config.strict.the-signal-strictplaintextrate-counts', 'The signal strictPlaintextRate counts plain text that arrives where PeerAuthentication is STRICT. Metrics do not tell where that is.')}
        options={ways()}
        value={way}
        placeholder={t('config.strict.not-said-nothing-is', 'not said: nothing is counted')}
        disabled={disabled}
        onChange={(next) => {
          setChosen(next);
          onChange({ strictNamespaces: undefined, strictMetric: undefined });
        }}
      />
      {way === 'namespaces' && (
        <Field
          label={t('config.strict.strict-namespaces', 'STRICT namespaces')}
          description={t('config.strict.the-namespaces-whose-workloads', 'The namespaces whose workloads accept nothing but mutual TLS, by their full names.')}
          htmlFor={id}
          disabled={disabled}
        >
          <ValuesSelect
            inputId={id}
            name={t('config.strict.strict-namespaces', 'STRICT namespaces')}
            values={settings.strictNamespaces ?? []}
            width={40}
            options={[]}
            placeholder={t('config.strict.type-a-name-and', 'type a name and press Enter')}
            disabled={disabled}
            onChange={(names) => onChange({ strictNamespaces: names.length > 0 ? names : undefined })}
          />
        </Field>
      )}
      {way === 'metric' && (
        <TextSetting
          label={t('config.strict.strict-metric', 'STRICT metric')}
          description={t('config.strict.a-metric-with-a', 'A metric with a label namespace that is 1 where mutual TLS is STRICT.')}
          validate={validateMetric}
          value={settings.strictMetric}
          placeholder={settingExamples.strictMetric}
          disabled={disabled}
          onChange={(strictMetric) => onChange({ strictMetric })}
        />
      )}
    </>
  );
}
