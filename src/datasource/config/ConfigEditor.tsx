import { type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import {
  AdvancedHttpSettings,
  Auth,
  ConfigSection,
  ConnectionSettings,
  convertLegacyAuthProps,
  DataSourceDescription,
} from '@grafana/plugin-ui';
import { Divider } from '@grafana/ui';
import { t } from '../../mesh/t';

import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';

import { ApplicationSettings } from './ApplicationSettings';
import { LimitSettings } from './LimitSettings';
import { LinkSettings } from './LinkSettings';
import { MatcherRows } from './MatcherRows';
import { MeaningSettings } from './MeaningSettings';
import { PrometheusSettings } from './PrometheusSettings';
import { RecordedSettings } from './RecordedSettings';
import { RoleSettings } from './RoleSettings';
import { StrictSettings } from './StrictSettings';

/** Where the metrics are, who may ask for them, and how they are read. */
export function ConfigEditor({ options, onOptionsChange }: DataSourcePluginOptionsEditorProps<MeshDataSourceOptions>) {
  const section = {
    settings: options.jsonData,
    disabled: Boolean(options.readOnly),
    onChange: (changes: Partial<MeshDataSourceOptions>) => {
      const kept = Object.entries({ ...options.jsonData, ...changes }).filter(([, value]) => value !== undefined);
      onOptionsChange({ ...options, jsonData: Object.fromEntries(kept) });
    },
  };
  return (
    <>
      <DataSourceDescription
        dataSourceName="Istio mesh"
        docsLink="https://istio.io/latest/docs/reference/config/metrics/"
        hasRequiredFields
      />
      <Divider />
      <ConnectionSettings
        config={options}
        onChange={onOptionsChange}
        description={t('config.config-editor.the-server-that-scrapes', 'The server that scrapes the mesh: Prometheus, or one that answers the same API.')}
        urlPlaceholder="http://prometheus:9090"
      />
      <Divider />
      <Auth {...convertLegacyAuthProps({ config: options, onChange: onOptionsChange })} />
      <Divider />
      <ConfigSection title={t('config.config-editor.prometheus', 'Prometheus')} description={t('config.config-editor.how-that-server-is', 'How that server is asked.')} isCollapsible>
        <PrometheusSettings {...section} />
      </ConfigSection>
      <Divider />
      <ConfigSection
        title={t('config.config-editor.what-numbers-mean', 'What numbers mean')}
        description={t('config.config-editor.used-by-every-query', 'Used by every query that does not say otherwise.')}
        isCollapsible
      >
        <MeaningSettings {...section} />
      </ConfigSection>
      <Divider />
      <ConfigSection
        title={t('config.config-editor.required-matchers', 'Required matchers')}
        description={t('config.config-editor.added-to-every-selector', 'Added to every selector that this data source ever sends, look-ups of labels included. No query can remove them.')}
        isCollapsible
      >
        <MatcherRows
          name={t('config.config-editor.required-matchers', 'Required matchers')}
          one={t('config.config-editor.required-matcher', 'required matcher')}
          matchers={section.settings.requiredMatchers}
          onChange={(requiredMatchers) => section.onChange({ requiredMatchers })}
          disabled={section.disabled}
        />
      </ConfigSection>
      <Divider />
      <ConfigSection
        title={t('config.config-editor.recording-rules', 'Recording rules')}
        description={t('config.config-editor.for-large-meshes-rules', 'For large meshes: rules that hold the mesh’s metrics already summed are asked instead of the metrics.')}
        isCollapsible
        isInitiallyOpen={Boolean(options.jsonData.recorded)}
      >
        <RecordedSettings {...section} source={options} />
      </ConfigSection>
      <Divider />
      <ConfigSection
        title={t('config.config-editor.strict-mutual-tls', 'Strict mutual TLS')}
        description={t('config.config-editor.where-plain-text-is', 'Where plain text is not merely old-fashioned but a violation.')}
        isCollapsible
        isInitiallyOpen={Boolean(options.jsonData.strictNamespaces ?? options.jsonData.strictMetric)}
      >
        <StrictSettings {...section} />
      </ConfigSection>
      <Divider />
      <ConfigSection
        title={t('config.config-editor.where-the-time-goes', 'Where the time goes')}
        description={t('config.config-editor.how-latency-is-taken', 'How latency is taken apart: by which metrics applications tell how long they took.')}
        isCollapsible
        isInitiallyOpen={Boolean(options.jsonData.application ?? options.jsonData.envoy)}
      >
        <ApplicationSettings {...section} />
      </ConfigSection>
      <Divider />
      <ConfigSection
        title={t('config.config-editor.links', 'Links')}
        description={t('config.config-editor.where-the-panel-leads', 'Where the panel leads from a pair of workloads.')}
        isCollapsible
        isInitiallyOpen={Boolean(options.jsonData.links)}
      >
        <LinkSettings {...section} />
      </ConfigSection>
      <Divider />
      <ConfigSection
        title={t('config.config-editor.gateways-waypoints-and-ztunnel', 'Gateways, waypoints and ztunnel')}
        description={t('config.config-editor.which-workloads-are-no', 'Which workloads are no ordinary callers.')}
        isCollapsible
        isInitiallyOpen={false}
      >
        <RoleSettings {...section} />
      </ConfigSection>
      <Divider />
      <ConfigSection
        title={t('config.config-editor.limits-and-http', 'Limits and HTTP')}
        description={t('config.config-editor.what-one-query-may', 'What one query may cost, and how the connection is kept.')}
        isCollapsible
        isInitiallyOpen={false}
      >
        <LimitSettings {...section} />
        <AdvancedHttpSettings config={options} onChange={onOptionsChange} />
      </ConfigSection>
    </>
  );
}
