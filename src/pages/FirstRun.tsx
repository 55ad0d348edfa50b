import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, LinkButton, Stack, Text, useStyles2 } from '@grafana/ui';
import { t } from '../mesh/t';

import { dashboardPath, href, importPath, settingsPath } from './dashboards';
import { isReady, type Progress } from './progress';
import { type Rights } from './rights';
import { sourceType } from './sources';

interface Props {
  progress: Progress;
  rights: Rights;
}

interface Step {
  title: string;
  text: string;
  /** Undefined while nobody knows. */
  done?: boolean;
  action?: { label: string; href: string };
}

/** The way from nothing to a drawn mesh; nothing where it is gone, or where this user can go none of it. */
export function FirstRun({ progress, rights }: Props) {
  const styles = useStyles2(getStyles);
  const mayDo = rights.addSources || rights.configureSources || rights.importDashboards;
  const unknown = progress.working === undefined || progress.imported === undefined;
  if (isReady(progress) || !mayDo || (progress.added && unknown)) {
    return null;
  }
  const steps = toSteps(progress, rights);
  const next = steps.findIndex(({ done }) => !done);
  return (
    <section aria-label={t('first-run.title', 'First steps')}>
      <Stack direction="column" gap={2}>
        <Text element="h2" variant="h4">
          {t('first-run.title', 'First steps')}
        </Text>
        <ol className={styles.steps}>
          {steps.map(({ title, text, done, action }, index) => (
            <li key={title} className={styles.step} aria-current={index === next ? 'step' : undefined}>
              {done ? (
                <span className={styles.sign} role="img" aria-label={t('first-run.done', 'Done')}>
                  <Icon name="check" className={styles.done} />
                </span>
              ) : (
                <span className={styles.sign} aria-hidden>
                  {index + 1}
                </span>
              )}
              <Stack direction="column" gap={1} alignItems="flex-start">
                <Text element="h3" variant="h5">
                  {title}
                </Text>
                {!done && <Text element="p">{text}</Text>}
                {!done && action && (
                  <LinkButton size="sm" variant={index === next ? 'primary' : 'secondary'} href={action.href}>
                    {action.label}
                  </LinkButton>
                )}
              </Stack>
            </li>
          ))}
        </ol>
      </Stack>
    </section>
  );
}

function toSteps({ added, working, imported, source }: Progress, rights: Rights): Step[] {
  return [
    {
      title: t('first-run.add', 'Add the data source'),
      text: t('first-run.add-text', 'It is called “Istio mesh” and asks any Prometheus-compatible server in Istio’s own terms.'),
      done: added,
      action: rights.addSources ? { label: t('first-run.add-action', 'Add an Istio mesh data source'), href: href(`/connections/datasources/${sourceType}`) } : undefined,
    },
    {
      title: t('first-run.test', 'Save & test it'),
      text: t(
        'first-run.test-text',
        'Give it the address of the Prometheus that scrapes the mesh and press “Save & test”: it says which proxies report, or what is wrong.'
      ),
      done: working === true,
      action: source && rights.configureSources ? { label: t('first-run.test-action', 'Open its settings'), href: settingsPath(source.uid) } : undefined,
    },
    {
      title: t('first-run.import', 'Import the dashboards'),
      text: t(
        'first-run.import-text',
        '“Mesh overview”, “Service pair” and “Latency” come with the data source: import them on its tab “Dashboards”.'
      ),
      done: imported === true,
      action: source && rights.importDashboards ? { label: t('first-run.import-action', 'Open its dashboards'), href: importPath(source.uid) } : undefined,
    },
    {
      title: t('first-run.open', 'Open Mesh overview'),
      text: t('first-run.open-text', 'The mesh is drawn there: who calls whom, how often, how fast, and what fails.'),
      action:
        source && working && imported
          ? { label: t('first-run.open', 'Open Mesh overview'), href: href(dashboardPath('alidade-mesh-overview', { datasource: source.uid })) }
          : undefined,
    },
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  steps: css({ listStyle: 'none', padding: 0, display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  step: css({ display: 'flex', gap: theme.spacing(1.5) }),
  sign: css({
    flexShrink: 0,
    width: theme.spacing(3),
    height: theme.spacing(3),
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: theme.shape.radius.circle,
    border: `1px solid ${theme.colors.border.medium}`,
    fontVariantNumeric: 'tabular-nums',
  }),
  done: css({ color: theme.colors.success.text }),
});
