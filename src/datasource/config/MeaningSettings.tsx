import { t } from '../../mesh/t';

import { errorDefinitions } from '../errorDefinitions';
import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';
import { validateStatistic } from '../validation';

import { ChoiceSetting } from './ChoiceSetting';
import { GrpcErrorsSetting } from './GrpcErrorsSetting';
import { NumberSetting } from './NumberSetting';
import { type SectionProps } from './SectionProps';
import { settingPlaceholders } from './settingPlaceholders';
import { TextSetting } from './TextSetting';

export function MeaningSettings({ settings, onChange, disabled }: SectionProps) {
  const changeHealth = (changes: MeshDataSourceOptions['health']) => {
    const health = { ...settings.health, ...changes };
    const isSet = health.degraded !== undefined || health.failing !== undefined;
    onChange({ health: isSet ? health : undefined });
  };
  return (
    <>
      <ChoiceSetting
        label={t('config.meaning.errors', 'Errors')}
        description={t('config.meaning.which-responses-count-as', 'Which responses count as errors. No response at all always does, unless the caller went away before it.')}
        options={errorDefinitions}
        value={settings.errors}
        placeholder={settingPlaceholders.errors}
        disabled={disabled}
        onChange={(errors) => onChange({ errors })}
      />
      <GrpcErrorsSetting value={settings.grpcErrors} disabled={disabled} onChange={(grpcErrors) => onChange({ grpcErrors })} />
      <TextSetting
        label={t('config.meaning.latency-statistic', 'Latency statistic')}
        description={t('config.meaning.which-latency-a-graphs', 'Which latency a graph’s edges carry: mean, or a percentile such as p95 or p99.9.')}
        validate={validateStatistic}
        value={settings.latencyStatistic}
        placeholder={settingPlaceholders.latencyStatistic}
        disabled={disabled}
        onChange={(latencyStatistic) => onChange({ latencyStatistic })}
      />
      <NumberSetting
        label={t('config.meaning.degraded-from', 'Degraded from')}
        description={t('config.meaning.the-share-of-failed', 'The share of failed requests from which a node or an edge counts as degraded, from 0 to 1: 0.01 is 1%.')}
        least={0}
        most={1}
        value={settings.health?.degraded}
        placeholder={settingPlaceholders.degraded}
        disabled={disabled}
        onChange={(degraded) => changeHealth({ degraded })}
      />
      <NumberSetting
        label={t('config.meaning.failing-from', 'Failing from')}
        description={t('config.meaning.the-share-of-failed-2', 'The share of failed requests from which it counts as failing, from the one above to 1: 0.1 is 10%.')}
        least={settings.health?.degraded ?? 0}
        most={1}
        value={settings.health?.failing}
        placeholder={settingPlaceholders.failing}
        disabled={disabled}
        onChange={(failing) => changeHealth({ failing })}
      />
    </>
  );
}
