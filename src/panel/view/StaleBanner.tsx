import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';

import { testIds } from '../../mesh/testIds';
import { t } from '../../mesh/t';
import { type Stale } from './useKeptGraph';

interface Props extends Stale {
  readonly timeZone: string;
}

/** Says that the picture beneath is not of now, of when it is, and why. */
export function StaleBanner({ asOf, why, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const when = Number.isFinite(asOf)
    ? t('view.stale.as-of', 'This is the mesh as of {{time}}.', { time: dateTimeFormat(asOf, { timeZone }) })
    : t('view.stale.as-was', 'This is the mesh as it was.');
  return (
    <div className={styles.banner} role="status" data-testid={testIds.stale} title={why.advice}>
      <Icon name="history" className={styles.icon} />
      <span className={styles.text}>
        {when}{' '}
        {why.state === 'error'
          ? t('view.stale.failed', 'The refresh failed: {{why}}', { why: why.title })
          : t('view.stale.empty', 'The refresh found none: {{why}}', { why: why.advice })}
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  banner: css({
    position: 'absolute',
    zIndex: 1,
    bottom: theme.spacing(1),
    left: theme.spacing(1),
    maxWidth: `calc(100% - ${theme.spacing(2)})`,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    background: theme.colors.warning.transparent,
    backdropFilter: 'blur(6px)',
    border: `1px solid ${theme.colors.warning.border}`,
    borderRadius: theme.shape.radius.default,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  icon: css({ color: theme.colors.warning.text, flexShrink: 0 }),
  text: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
});
