import { t } from '../../mesh/t';

import { validateDuration } from '../validation';

import { NumberSetting } from './NumberSetting';
import { type SectionProps } from './SectionProps';
import { settingPlaceholders } from './settingPlaceholders';
import { TextSetting } from './TextSetting';

export function LimitSettings({ settings, onChange, disabled }: SectionProps) {
  return (
    <>
      <TextSetting
        label={t('config.limit.query-timeout', 'Query timeout')}
        description={t('config.limit.how-long-one-question', 'How long one question to Prometheus may take, as a duration.')}
        validate={validateDuration}
        value={settings.queryTimeout}
        placeholder={settingPlaceholders.queryTimeout}
        disabled={disabled}
        onChange={(queryTimeout) => onChange({ queryTimeout })}
      />
      <NumberSetting
        label={t('config.limit.concurrent-queries', 'Concurrent queries')}
        description={t('config.limit.how-many-questions-may', 'How many questions may be open at Prometheus at once.')}
        whole
        least={1}
        unit={t('config.limit.queries', 'queries')}
        value={settings.maxConcurrentQueries}
        placeholder={settingPlaceholders.maxConcurrentQueries}
        disabled={disabled}
        onChange={(maxConcurrentQueries) => onChange({ maxConcurrentQueries })}
      />
      <NumberSetting
        label={t('config.limit.edges-of-a-graph', 'Edges of a graph')}
        description={t('config.limit.a-larger-graph-is', 'A larger graph is cut to its busiest edges, and a notice says so.')}
        whole
        least={1}
        unit={t('config.limit.edges', 'edges')}
        value={settings.maxGraphEdges}
        placeholder={settingPlaceholders.maxGraphEdges}
        disabled={disabled}
        onChange={(maxGraphEdges) => onChange({ maxGraphEdges })}
      />
      <NumberSetting
        label={t('config.limit.hosts-outside-the-mesh', 'Hosts outside the mesh')}
        description={t('config.limit.how-many-hosts-outside', 'How many hosts outside the mesh’s registry a graph tells apart; the least busy beyond these are one node.')}
        whole
        least={0}
        unit={t('config.limit.hosts', 'hosts')}
        value={settings.maxExternalHosts}
        placeholder={settingPlaceholders.maxExternalHosts}
        disabled={disabled}
        onChange={(maxExternalHosts) => onChange({ maxExternalHosts })}
      />
    </>
  );
}
