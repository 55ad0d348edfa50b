import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, Badge, Button, Icon, LoadingPlaceholder, Stack, Text, useStyles2 } from '@grafana/ui';
import { t } from '../mesh/t';
import { localNumber } from './localNumber';

import { type Capabilities, type Family, toFamilies } from './Capabilities';
import { Missing } from './Missing';
import { RecordedRules } from './RecordedRules';
import { type Rights } from './rights';
import { useCollected } from './useCollected';

interface Props {
  uid: string;
  rights: Rights;
}

/** What a data source's server holds of a mesh, and what is missing. */
export function Collection({ uid, rights }: Props) {
  const styles = useStyles2(getStyles);
  const { collected, again } = useCollected(uid);
  if (collected.state === 'asking') {
    return <LoadingPlaceholder text={t('collection.asking', 'Looking at what is collected…')} className={styles.block} />;
  }
  if (collected.state === 'unknown') {
    return (
      <Alert severity="warning" title={t('collection.unknown', 'What is collected could not be found out')} className={styles.block}>
        <Stack direction="column" gap={1} alignItems="flex-start">
          {rights.configureSources && <span>{collected.message}</span>}
          <Button size="sm" variant="secondary" icon="sync" onClick={again}>
            {t('collection.again', 'Ask again')}
          </Button>
        </Stack>
      </Alert>
    );
  }
  const { capabilities, catalogue } = collected;
  const missing = capabilities.missing ?? [];
  return (
    <div className={styles.block}>
      <Stack direction="column" gap={2}>
        <Modes capabilities={capabilities} />
        <Families families={toFamilies(catalogue, missing)} />
        {rights.configureSources && <Findings findings={capabilities.findings ?? []} />}
        {capabilities.recorded && <RecordedRules recorded={capabilities.recorded} uid={uid} rights={rights} />}
        <Missing missing={missing} rights={rights} />
      </Stack>
    </div>
  );
}

function Modes({ capabilities: { modes, scrapeIntervalSeconds } }: { capabilities: Capabilities }) {
  const found = [
    ...(modes.sidecar ? [t('collection.sidecars', 'Sidecars')] : []),
    ...(modes.ambient ? [t('collection.ambient', 'Ambient')] : []),
    ...(modes.multiCluster ? [t('collection.clusters', 'Several clusters')] : []),
  ];
  return (
    <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
      {found.map((mode) => (
        <Badge key={mode} color="blue" text={mode} />
      ))}
      <Text color="secondary">
        {scrapeIntervalSeconds === null
          ? t('collection.interval-unknown', 'The scrape interval is not known.')
          : t('collection.interval', '', {
              count: scrapeIntervalSeconds,
              seconds: localNumber(scrapeIntervalSeconds),
              defaultValue_one: 'Scraped every second.',
              defaultValue_other: 'Scraped every {{seconds}} seconds.',
            })}
      </Text>
    </Stack>
  );
}

const familyNames: Record<string, () => string> = {
  traffic: () => t('collection.families.traffic', 'Traffic'),
  grpc: () => t('collection.families.grpc', 'gRPC messages'),
  tcp: () => t('collection.families.tcp', 'TCP'),
  security: () => t('collection.families.security', 'Mutual TLS'),
  latency: () => t('collection.families.latency', 'Where time goes'),
  resilience: () => t('collection.families.resilience', 'Retries'),
  proxy: () => t('collection.families.proxy', 'Proxies'),
};

function Families({ families }: { families: readonly Family[] }) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.families} aria-label={t('collection.signals', 'Signals that can be asked')}>
      {families.map(({ name, there, all }) => (
        <li key={name} className={styles.family}>
          <Icon name={there === all ? 'check' : there > 0 ? 'minus' : 'times'} className={there === all ? styles.good : styles.lacking} />
          <span>{t('collection.family', '{{family}}: {{there}} of {{all}} signals', { family: familyNames[name]?.() ?? name, there, all })}</span>
        </li>
      ))}
    </ul>
  );
}

function Findings({ findings }: { findings: readonly string[] }) {
  const styles = useStyles2(getStyles);
  if (findings.length === 0) {
    return null;
  }
  return (
    <Alert severity="warning" title={t('collection.findings', 'What is measured otherwise than it should be')} className={styles.alert}>
      <ul className={styles.findings}>
        {findings.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Alert>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  block: css({ padding: theme.spacing(1, 0, 0, 1), marginBottom: 0 }),
  alert: css({ marginBottom: 0 }),
  families: css({
    listStyle: 'none',
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(230px, 100%), 1fr))',
    gap: theme.spacing(0.5, 2),
  }),
  family: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  good: css({ color: theme.colors.success.text }),
  lacking: css({ color: theme.colors.warning.text }),
  findings: css({ paddingLeft: theme.spacing(2) }),
});
