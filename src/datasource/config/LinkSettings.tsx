import { t } from '../../mesh/t';

import { type Links } from '../MeshDataSourceOptions';

import { LinkSetting } from './LinkSetting';
import { type SectionProps } from './SectionProps';

/** Where the panel leads from a pair: to what other data sources hold of it. */
export function LinkSettings({ settings, onChange, disabled }: SectionProps) {
  const change = (kind: keyof Links, link: Links[keyof Links]) => {
    const kept = Object.entries({ ...settings.links, [kind]: link }).filter(([, value]) => value !== undefined);
    onChange({ links: kept.length > 0 ? Object.fromEntries(kept) : undefined });
  };
  return (
    <>
      <LinkSetting
        name={t('config.link.traces', 'Traces')}
        kind="tracing"
        language={t('config.link.traceql-or-the-language', 'TraceQL, or the language of that data source')}
        example={'{ resource.service.name = "{{destination_workload}}" }'}
        link={settings.links?.traces}
        onChange={(link) => change('traces', link)}
        disabled={disabled}
      />
      <LinkSetting
        name={t('config.link.logs', 'Logs')}
        kind="logs"
        language={t('config.link.logql-or-the-language', 'LogQL, or the language of that data source')}
        example={'{namespace="{{destination_service_namespace}}", app="{{destination_workload}}"}'}
        link={settings.links?.logs}
        onChange={(link) => change('logs', link)}
        disabled={disabled}
      />
    </>
  );
}
