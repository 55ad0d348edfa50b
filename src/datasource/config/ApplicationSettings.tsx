import { useState } from 'react';

import { type SelectableValue } from '@grafana/data';
import { Field } from '@grafana/ui';

import { type ApplicationMetric } from '../../mesh/MeshQuery';
import { t } from '../../mesh/t';
import { applicationMetrics } from '../applicationMetrics';
import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';

import { ApplicationRows } from './ApplicationRows';
import { ChoiceSetting } from './ChoiceSetting';
import { OriginSettings } from './OriginSettings';
import { type SectionProps } from './SectionProps';

type Way = 'listed' | 'none';

const ways = (): Array<SelectableValue<Way>> => [
  { label: t('config.application.histograms-listed-here', 'Histograms listed here'), value: 'listed', description: t('config.application.tried-in-their-order', 'Tried in their order, for each workload') },
  { label: t('config.application.none', 'None'), value: 'none', description: t('config.application.only-what-proxies-measure', 'Only what proxies measure of their applications') },
];

/** By which metrics applications, or else their proxies, tell how long they took. */
export function ApplicationSettings({ settings, onChange, disabled }: SectionProps) {
  const saved = toList(settings.application);
  const [isListing, setListing] = useState(false);
  const way: Way | undefined = saved?.length ? 'listed' : saved ? 'none' : isListing ? 'listed' : undefined;
  return (
    <>
      <ChoiceSetting<Way>
        label={t('config.application.applications-are-measured-by', 'Applications are measured by')}
        description={t(
          'config.application.by-which',
          'The histograms of durations that they export. Without a choice: {{metrics}}, tried in this order, in seconds.',
          { metrics: applicationMetrics.join(', ') }
        )}
        options={ways()}
        value={way}
        placeholder={t('config.application.those-of-common-libraries', 'those of common libraries')}
        disabled={disabled}
        onChange={(next) => {
          setListing(next === 'listed');
          onChange({ application: next === 'none' ? [] : undefined });
        }}
      />
      {way === 'listed' && (
        <Field
          label={t('config.application.histograms', 'Histograms')}
          description={t('config.application.the-metric-its-unit', 'The metric, its unit, and the labels that tell the namespace and the workload; from a label pod, the workload’s name is taken. For each workload, the first histogram that knows it counts.')}
          disabled={disabled}
        >
          <ApplicationRows
            saved={saved ?? []}
            onChange={(applications) => {
              setListing(true);
              onChange({ application: applications.length > 0 ? applications : undefined });
            }}
            disabled={disabled}
          />
        </Field>
      )}
      <OriginSettings
        title={t('config.application.envoys-statistics', 'Envoy’s statistics')}
        origin={settings.envoy}
        onChange={(envoy) => onChange({ envoy })}
        disabled={disabled}
      />
    </>
  );
}

/** Provisioned settings may hold one histogram without a list; one without a metric is none. */
function toList(application: MeshDataSourceOptions['application']): ApplicationMetric[] | undefined {
  if (application === undefined || Array.isArray(application)) {
    return application;
  }
  return application.metric ? [application] : undefined;
}
