import { Field } from '@grafana/ui';
import { t } from '../../mesh/t';

import { type RoleMatcher } from '../MeshDataSourceOptions';

import { MatcherRows } from './MatcherRows';
import { type SectionProps } from './SectionProps';
import { settingPlaceholders } from './settingPlaceholders';
import { TextSetting } from './TextSetting';

export function RoleSettings({ settings, onChange, disabled }: SectionProps) {
  return (
    <>
      <TextSetting
        label={t('config.role.gateways', 'Gateways')}
        description={t('config.role.a-regular-expression-re2', 'A regular expression (RE2) on the workload’s whole name. Gateways are drawn where the mesh begins.')}
        value={toPattern(settings.gateways)}
        placeholder={settingPlaceholders.gateways}
        disabled={disabled}
        onChange={(gateways) => onChange({ gateways })}
      />
      <TextSetting
        label={t('config.role.waypoints', 'Waypoints')}
        description={t('config.role.a-regular-expression-re2-2', 'A regular expression (RE2) on the workload’s whole name. Calls to waypoints are not counted, since the calls through them are.')}
        value={toPattern(settings.waypoints)}
        placeholder={settingPlaceholders.waypoints}
        disabled={disabled}
        onChange={(waypoints) => onChange({ waypoints })}
      />
      <Field
        label={t('config.role.series-of-ztunnel', 'Series of ztunnel')}
        description={t(
          'config.role.ztunnel-description',
          'Matchers on the series that ambient’s ztunnel reports, as your scraping labels them. Without any: {{matcher}}.',
          { matcher: settingPlaceholders.ztunnel }
        )}
        disabled={disabled}
      >
        <MatcherRows
          name={t('config.role.series-of-ztunnel', 'Series of ztunnel')}
          one={t('config.role.ztunnel-matcher', 'ztunnel matcher')}
          matchers={settings.ztunnel}
          onChange={(ztunnel) => onChange({ ztunnel })}
          disabled={disabled}
        />
      </Field>
    </>
  );
}

/** Provisioned settings may hold a match: one that a regular expression can say is shown as such, another as its JSON. */
export function toPattern(role: RoleMatcher | undefined): string | undefined {
  const match = typeof role === 'object' ? role.workload : role;
  if (match === undefined || typeof match === 'string') {
    return match;
  }
  if (!Array.isArray(match) && match.op === '=~' && match.value !== undefined) {
    return Array.isArray(match.value) ? match.value.map((value) => `(?:${value})`).join('|') : match.value;
  }
  return JSON.stringify(match);
}
