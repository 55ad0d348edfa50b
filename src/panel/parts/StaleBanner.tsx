import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { useContext } from 'react';

import { t } from '../../mesh/t';
import { testIds } from '../../mesh/testIds';
import { TimeZoneContext } from '../answers/TimeZoneContext';
import { type Stale } from '../answers/useKeptAnswer';

/** Says that what is shown is not of now, of when it is, and why. It is always there, so that it is heard when it begins to speak. */
export function StaleBanner({ stale }: { readonly stale: Stale | undefined }) {
  const styles = useStyles2(getStyles);
  const timeZone = useContext(TimeZoneContext);
  return (
    <div role="status">
      {stale && (
        <div className={styles.banner} data-testid={testIds.stale}>
          <Icon name="history" className={styles.icon} />
          <span>{describe(stale, timeZone)}</span>
        </div>
      )}
    </div>
  );
}

function describe({ asOf, failed, text }: Stale, timeZone: string): string {
  const when = Number.isFinite(asOf)
    ? t('view.stale.as-of', 'This is as of {{time}}.', { time: dateTimeFormat(asOf, { timeZone }) })
    : t('view.stale.as-was', 'This is as it was before.');
  const why = failed
    ? t('view.stale.failed', 'The refresh failed: {{why}}', { why: text })
    : t('view.stale.empty', 'The refresh found no traffic. {{why}}', { why: text });
  return `${when} ${why}`.trim();
}

const getStyles = (theme: GrafanaTheme2) => ({
  banner: css({
    position: 'absolute',
    zIndex: 1,
    bottom: theme.spacing(1),
    left: theme.spacing(1),
    maxWidth: `calc(100% - ${theme.spacing(2)})`,
    maxHeight: '40%',
    overflow: 'auto',
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    color: theme.colors.text.primary,
    background: `linear-gradient(${theme.colors.warning.transparent}, ${theme.colors.warning.transparent}), ${theme.colors.background.primary}`,
    border: `1px solid ${theme.colors.warning.border}`,
    borderRadius: theme.shape.radius.default,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
  }),
  icon: css({ color: theme.colors.warning.text, flexShrink: 0 }),
});
