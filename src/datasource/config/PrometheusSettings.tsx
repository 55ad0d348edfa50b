import { validateDuration } from '../validation';

import { ChoiceSetting } from './ChoiceSetting';
import { type SectionProps } from './SectionProps';
import { settingPlaceholders } from './settingPlaceholders';
import { SwitchSetting } from './SwitchSetting';
import { TextSetting } from './TextSetting';

const methods = [
  { label: 'POST', value: 'POST' as const, description: 'For queries of any length' },
  { label: 'GET', value: 'GET' as const, description: 'For servers and proxies that take nothing else' },
];

export function PrometheusSettings({ settings, onChange, disabled }: SectionProps) {
  return (
    <>
      <ChoiceSetting
        label="HTTP method"
        description="With which queries are sent."
        options={methods}
        value={settings.httpMethod}
        placeholder={settingPlaceholders.httpMethod}
        disabled={disabled}
        onChange={(httpMethod) => onChange({ httpMethod })}
      />
      <TextSetting
        label="Scrape interval"
        description="How often that server scrapes the mesh, as a duration. Rates look back over four of them at least, so a value that is too small leaves gaps."
        validate={validateDuration}
        value={settings.timeInterval}
        placeholder={settingPlaceholders.timeInterval}
        disabled={disabled}
        onChange={(timeInterval) => onChange({ timeInterval })}
      />
      <TextSetting
        label="Custom query parameters"
        description="What the server wants to be told with every question, as a query string: Thanos takes dedup=true."
        value={settings.customQueryParameters}
        placeholder="dedup=true&partial_response=false"
        disabled={disabled}
        onChange={(customQueryParameters) => onChange({ customQueryParameters })}
      />
      <SwitchSetting
        label="Native histograms"
        description="Asks for native histograms beside classic ones. Switch it on once the mesh’s histograms are scraped as native."
        value={settings.nativeHistograms}
        disabled={disabled}
        onChange={(nativeHistograms) => onChange({ nativeHistograms })}
      />
      <SwitchSetting
        label="Graphs in two steps"
        description="Dashboards draw a graph before its latency is known, which takes several times as long, and then put latency into the same picture."
        value={settings.twoSteps}
        unset
        disabled={disabled}
        onChange={(twoSteps) => onChange({ twoSteps })}
      />
    </>
  );
}
