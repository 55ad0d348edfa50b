import { validateDuration } from '../validation';

import { NumberSetting } from './NumberSetting';
import { type SectionProps } from './SectionProps';
import { settingPlaceholders } from './settingPlaceholders';
import { TextSetting } from './TextSetting';

export function LimitSettings({ settings, onChange, disabled }: SectionProps) {
  return (
    <>
      <TextSetting
        label="Query timeout"
        description="How long one question to Prometheus may take, as a duration."
        validate={validateDuration}
        value={settings.queryTimeout}
        placeholder={settingPlaceholders.queryTimeout}
        disabled={disabled}
        onChange={(queryTimeout) => onChange({ queryTimeout })}
      />
      <NumberSetting
        label="Concurrent queries"
        description="How many questions may be open at Prometheus at once."
        whole
        least={1}
        unit="queries"
        value={settings.maxConcurrentQueries}
        placeholder={settingPlaceholders.maxConcurrentQueries}
        disabled={disabled}
        onChange={(maxConcurrentQueries) => onChange({ maxConcurrentQueries })}
      />
      <NumberSetting
        label="Edges of a graph"
        description="A larger graph is cut to its busiest edges, and a notice says so."
        whole
        least={1}
        unit="edges"
        value={settings.maxGraphEdges}
        placeholder={settingPlaceholders.maxGraphEdges}
        disabled={disabled}
        onChange={(maxGraphEdges) => onChange({ maxGraphEdges })}
      />
      <NumberSetting
        label="Hosts outside the mesh"
        description="How many hosts outside the mesh’s registry a graph tells apart; the least busy beyond these are one node."
        whole
        least={0}
        unit="hosts"
        value={settings.maxExternalHosts}
        placeholder={settingPlaceholders.maxExternalHosts}
        disabled={disabled}
        onChange={(maxExternalHosts) => onChange({ maxExternalHosts })}
      />
    </>
  );
}
