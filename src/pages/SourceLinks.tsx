import { Button, LinkButton, Stack, Text } from '@grafana/ui';
import { exploreAddress } from '../mesh/exploreAddress';
import { t } from '../mesh/t';

import { dashboardPath, href, importPath, settingsPath, shippedDashboards } from './dashboards';
import { type Health } from './Health';
import { type Rights } from './rights';
import { type Source } from './sources';
import { type Existing } from './useDashboards';

interface Props {
  source: Source;
  health: Health;
  existing: Existing;
  rights: Rights;
  onCheck: () => void;
}

/** The ways into the dashboards, Explore and the settings that this user can follow, and to another check. */
export function SourceLinks({ source, health, existing, rights, onCheck }: Props) {
  const works = health.state === 'working';
  const dashboards = works ? shippedDashboards.filter(({ uid }) => existing?.has(uid)) : [];
  const lacking = existing !== undefined && existing.size < shippedDashboards.length;
  const links = [
    ...dashboards.map(({ uid, title }) => ({ label: title, icon: 'apps' as const, href: href(dashboardPath(uid, { datasource: source.uid })) })),
    ...(works && rights.explore
      ? [{ label: t('links.explore', 'Graph in Explore'), icon: 'compass' as const, href: href(exploreAddress(source.uid, [graphOf(source)])) }]
      : []),
    ...(works && lacking && rights.importDashboards
      ? [{ label: t('links.import', 'Import dashboards'), icon: 'import' as const, href: importPath(source.uid) }]
      : []),
    ...(rights.configureSources ? [{ label: t('links.settings', 'Settings'), icon: 'cog' as const, href: settingsPath(source.uid) }] : []),
  ];
  const mayCheck = !works && health.state !== 'checking';
  if (links.length === 0 && !mayCheck) {
    return null;
  }
  return (
    <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
      {mayCheck && (
        <Button size="sm" variant="secondary" icon="sync" onClick={onCheck} aria-label={t('links.check-of', 'Check again: {{name}}', { name: source.name })}>
          {t('links.check', 'Check again')}
        </Button>
      )}
      {links.map(({ label, icon, href: address }) => (
        <LinkButton key={label} size="sm" variant="secondary" icon={icon} href={address} aria-label={t('links.of', '{{label}}: {{name}}', { label, name: source.name })}>
          {label}
        </LinkButton>
      ))}
      {works && existing === undefined && <Text color="secondary">{t('links.looking', 'Looking for the dashboards…')}</Text>}
    </Stack>
  );
}

/** The whole mesh, as the backend's defaults draw it. */
function graphOf({ uid }: Source) {
  return { refId: 'A', queryType: 'graph', datasource: { type: 'alidade-istio-datasource', uid } };
}
