import { type SelectableValue } from '@grafana/data';
import { Alert } from '@grafana/ui';

import { type Recorded } from '../MeshDataSourceOptions';
import { validateDuration, validateMetricPart } from '../validation';

import { ChoiceSetting } from './ChoiceSetting';
import { RecordedOffer } from './RecordedOffer';
import { type SectionProps } from './SectionProps';
import { TextSetting } from './TextSetting';
import { type SavedSource } from './useRecordedSeries';

interface Props extends SectionProps {
  source: SavedSource;
}

const kinds: Array<SelectableValue<NonNullable<Recorded['kind']>>> = [
  { label: 'Rates', value: 'rates', description: 'sum by (…) (rate(…)): right also when pods restart' },
  { label: 'Counters', value: 'counters', description: 'sum by (…) of the counters themselves' },
];

/** Recording rules to be asked instead of the mesh's own metrics. */
export function RecordedSettings({ settings, onChange, disabled, source }: Props) {
  const { prefix, suffix, kind, window } = settings.recorded ?? {};
  const isUsed = Boolean(prefix ?? suffix);
  const change = (changes: Recorded) => {
    const kept = Object.entries({ ...settings.recorded, ...changes }).filter(([, value]) => value !== undefined);
    onChange({ recorded: kept.length > 0 ? Object.fromEntries(kept) : undefined });
  };
  return (
    <>
      {!settings.recorded && <RecordedOffer source={source} disabled={disabled} onUse={(recorded) => onChange({ recorded })} />}
      <TextSetting
        label="Prefix"
        description="What stands before the metric’s name in a rule’s name: “workload:” for “workload:istio_requests_total”."
        validate={validateMetricPart}
        value={prefix}
        placeholder="none"
        disabled={disabled}
        onChange={(text) => change({ prefix: text })}
      />
      <TextSetting
        label="Suffix"
        description="What stands behind the metric’s name: “:rate1m” for “istio_requests_total:rate1m”."
        validate={validateMetricPart}
        value={suffix}
        placeholder="none"
        disabled={disabled}
        onChange={(text) => change({ suffix: text })}
      />
      <ChoiceSetting
        label="Kind"
        description="What the rules record."
        options={kinds}
        value={kind}
        placeholder="choose"
        mistake={isUsed && !kind ? 'Choose what the rules record, or take out the prefix and the suffix.' : undefined}
        disabled={disabled}
        onChange={(chosen) => change({ kind: chosen, ...(chosen !== 'rates' && { window: undefined }) })}
      />
      {kind === 'counters' && (
        <Alert severity="warning" title="A restarting pod looks like a burst of requests">
          The sum of several pods’ counters falls when one of them restarts. Prometheus takes that for a reset of the whole
          sum, and its rate jumps. Record rates instead, and sum those.
        </Alert>
      )}
      {kind === 'rates' && (
        <TextSetting
          label="Window of the rules"
          description="The look-back of the rate(…) inside the rules, as a duration: 1m for rate(…[1m])."
          validate={(text) =>
            isUsed && text.trim() === '' ? 'Write the look-back of the rules, for example 1m.' : validateDuration(text)
          }
          value={window}
          placeholder="1m"
          disabled={disabled}
          onChange={(text) => change({ window: text })}
        />
      )}
      {kind && !isUsed && (
        <Alert severity="info" title="No rule is asked yet">
          Name the prefix or the suffix by which the rules’ names differ from the metrics’.
        </Alert>
      )}
    </>
  );
}
