import { useId, useState } from 'react';

import { type SelectableValue } from '@grafana/data';
import { Field } from '@grafana/ui';

import { ValuesSelect } from '../editor/ValuesSelect';
import { validateMetric } from '../validation';

import { ChoiceSetting } from './ChoiceSetting';
import { type SectionProps } from './SectionProps';
import { TextSetting } from './TextSetting';

type Way = 'namespaces' | 'metric';

const ways: Array<SelectableValue<Way>> = [
  { label: 'Namespaces, listed here', value: 'namespaces', description: 'Where few namespaces are STRICT, or all of them' },
  { label: 'A metric', value: 'metric', description: 'Where something exports the policies, such as kube-state-metrics' },
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
        label="How STRICT is known"
        description="The signal strictPlaintextRate counts plain text that arrives where PeerAuthentication is STRICT. Metrics do not tell where that is."
        options={ways}
        value={way}
        placeholder="not said: nothing is counted"
        disabled={disabled}
        onChange={(next) => {
          setChosen(next);
          onChange({ strictNamespaces: undefined, strictMetric: undefined });
        }}
      />
      {way === 'namespaces' && (
        <Field
          label="STRICT namespaces"
          description="The namespaces whose workloads accept nothing but mutual TLS, by their full names."
          htmlFor={id}
          disabled={disabled}
        >
          <ValuesSelect
            inputId={id}
            name="STRICT namespaces"
            values={settings.strictNamespaces ?? []}
            width={40}
            options={[]}
            placeholder="type a name and press Enter"
            disabled={disabled}
            onChange={(names) => onChange({ strictNamespaces: names.length > 0 ? names : undefined })}
          />
        </Field>
      )}
      {way === 'metric' && (
        <TextSetting
          label="STRICT metric"
          description="A metric with a label namespace that is 1 where mutual TLS is STRICT."
          validate={validateMetric}
          value={settings.strictMetric}
          placeholder="mesh_strict_namespace"
          disabled={disabled}
          onChange={(strictMetric) => onChange({ strictMetric })}
        />
      )}
    </>
  );
}
