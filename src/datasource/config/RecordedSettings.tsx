import { type SelectableValue } from '@grafana/data';
import { Alert } from '@grafana/ui';
import { t } from '../../mesh/t';

import { type Recorded } from '../MeshDataSourceOptions';
import { validateDuration, validateMetricPart } from '../validation';

import { ChoiceSetting } from './ChoiceSetting';
import { RecordedOffer } from './RecordedOffer';
import { type SectionProps } from './SectionProps';
import { TextSetting } from './TextSetting';
import { type SavedSource } from './useRecordedSeries';
import { settingExamples } from './settingPlaceholders';

interface Props extends SectionProps {
  source: SavedSource;
}

const kinds = (): Array<SelectableValue<NonNullable<Recorded['kind']>>> => [
  { label: t('config.recorded.rates', 'Rates'), value: 'rates', description: t('config.recorded.sum-by-rate-right', 'sum by (…) (rate(…)): right also when pods restart') },
  { label: t('config.recorded.counters', 'Counters'), value: 'counters', description: t('config.recorded.sum-by-of-the', 'sum by (…) of the counters themselves') },
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
        label={t('config.recorded.prefix', 'Prefix')}
        description={t('config.recorded.what-stands-before-the', 'What stands before the metric’s name in a rule’s name: “workload:” for “workload:istio_requests_total”.')}
        validate={validateMetricPart}
        value={prefix}
        placeholder={t('config.recorded.none', 'none')}
        disabled={disabled}
        onChange={(text) => change({ prefix: text })}
      />
      <TextSetting
        label={t('config.recorded.suffix', 'Suffix')}
        description={t('config.recorded.what-stands-behind-the', 'What stands behind the metric’s name: “:rate1m” for “istio_requests_total:rate1m”.')}
        validate={validateMetricPart}
        value={suffix}
        placeholder={t('config.recorded.none', 'none')}
        disabled={disabled}
        onChange={(text) => change({ suffix: text })}
      />
      <ChoiceSetting
        label={t('config.recorded.kind', 'Kind')}
        description={t('config.recorded.what-the-rules-record', 'What the rules record.')}
        options={kinds()}
        value={kind}
        placeholder={t('config.recorded.choose', 'choose')}
        mistake={isUsed && !kind ? t('config.recorded.choose-kind', 'Choose what the rules record, or take out the prefix and the suffix.') : undefined}
        disabled={disabled}
        onChange={(chosen) => change({ kind: chosen, ...(chosen !== 'rates' && { window: undefined }) })}
      />
      {kind === 'counters' && (
        <Alert severity="warning" title={t('config.recorded.a-restarting-pod-looks', 'A restarting pod looks like a burst of requests')}>
          {t(
            'config.recorded.counters-fall',
            'The sum of several pods’ counters falls when one of them restarts. Prometheus takes that for a reset of the whole sum, and its rate jumps. Record rates instead, and sum those.'
          )}
        </Alert>
      )}
      {kind === 'rates' && (
        <TextSetting
          label={t('config.recorded.window-of-the-rules', 'Window of the rules')}
          description={t('config.recorded.the-lookback-of-the', 'The look-back of the rate(…) inside the rules, as a duration: 1m for rate(…[1m]).')}
          validate={(text) =>
            isUsed && text.trim() === '' ? t('config.recorded.write-window', 'Write the look-back of the rules, for example 1m.') : validateDuration(text)
          }
          value={window}
          placeholder={settingExamples.recordedWindow}
          disabled={disabled}
          onChange={(text) => change({ window: text })}
        />
      )}
      {kind && !isUsed && (
        <Alert severity="info" title={t('config.recorded.no-rule-is-asked', 'No rule is asked yet')}>
          {t('config.recorded.name-it', 'Name the prefix or the suffix by which the rules’ names differ from the metrics’.')}
        </Alert>
      )}
    </>
  );
}
