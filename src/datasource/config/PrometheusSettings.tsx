import { t } from '../../mesh/t';

import { validateDuration } from '../validation';

import { ChoiceSetting } from './ChoiceSetting';
import { type SectionProps } from './SectionProps';
import { settingExamples, settingPlaceholders } from './settingPlaceholders';
import { SwitchSetting } from './SwitchSetting';
import { TextSetting } from './TextSetting';

const [post, get] = ['POST', 'GET'] as const;

const methods = () => [
  { label: post, value: post, description: t('config.prometheus.for-queries-of-any', 'For queries of any length') },
  { label: get, value: get, description: t('config.prometheus.for-servers-and-proxies', 'For servers and proxies that take nothing else') },
];

export function PrometheusSettings({ settings, onChange, disabled }: SectionProps) {
  return (
    <>
      <ChoiceSetting
        label={t('config.prometheus.http-method', 'HTTP method')}
        description={t('config.prometheus.with-which-queries-are', 'With which queries are sent.')}
        options={methods()}
        value={settings.httpMethod}
        placeholder={settingPlaceholders.httpMethod}
        disabled={disabled}
        onChange={(httpMethod) => onChange({ httpMethod })}
      />
      <TextSetting
        label={t('config.prometheus.scrape-interval', 'Scrape interval')}
        description={t('config.prometheus.how-often-that-server', 'How often that server scrapes the mesh, as a duration. Rates look back over four of them at least, so a value that is too small leaves gaps.')}
        validate={validateDuration}
        value={settings.timeInterval}
        placeholder={settingPlaceholders.timeInterval}
        disabled={disabled}
        onChange={(timeInterval) => onChange({ timeInterval })}
      />
      <TextSetting
        label={t('config.prometheus.custom-query-parameters', 'Custom query parameters')}
        description={t('config.prometheus.what-the-server-wants', 'What the server wants to be told with every question, as a query string: Thanos takes dedup=true.')}
        value={settings.customQueryParameters}
        placeholder={settingExamples.customQueryParameters}
        disabled={disabled}
        onChange={(customQueryParameters) => onChange({ customQueryParameters })}
      />
      <SwitchSetting
        label={t('config.prometheus.native-histograms', 'Native histograms')}
        description={t('config.prometheus.asks-for-native-histograms', 'Asks for native histograms beside classic ones. Switch it on once the mesh’s histograms are scraped as native.')}
        value={settings.nativeHistograms}
        disabled={disabled}
        onChange={(nativeHistograms) => onChange({ nativeHistograms })}
      />
      <SwitchSetting
        label={t('config.prometheus.graphs-in-two-steps', 'Graphs in two steps')}
        description={t('config.prometheus.dashboards-draw-a-graph', 'Dashboards draw a graph before its latency is known, which takes several times as long, and then put latency into the same picture.')}
        value={settings.twoSteps}
        unset
        disabled={disabled}
        onChange={(twoSteps) => onChange({ twoSteps })}
      />
    </>
  );
}
