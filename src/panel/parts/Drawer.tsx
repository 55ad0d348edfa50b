import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import { t } from '../../mesh/t';
import { type ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly label: string;
  readonly testId?: string;
  /** CSS pixels. */
  readonly width: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** As wide as a phone, but never more than most of the panel. */
export function drawerWidth(panelWidth: number): number {
  return Math.min(360, Math.round(panelWidth * 0.8));
}

/** What opens at the panel's right side. */
export function Drawer({ title, label, testId, width, onClose, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <aside className={styles.drawer} style={{ width }} data-testid={testId} aria-label={label}>
      <header className={styles.header}>
        <h3 className={styles.title}>{title}</h3>
        <IconButton name="times" tooltip={t('view.drawer.close', 'Close (Escape)')} onClick={onClose} />
      </header>
      {children}
    </aside>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  drawer: css({
    boxSizing: 'border-box',
    position: 'absolute',
    zIndex: 2,
    top: 0,
    right: 0,
    bottom: 0,
    overflow: 'auto',
    padding: theme.spacing(1.5, 2),
    background: theme.colors.background.elevated,
    borderLeft: `1px solid ${theme.colors.border.medium}`,
    boxShadow: theme.shadows.z2,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  header: css({ display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: theme.spacing(1) }),
  title: css({ ...theme.typography.h5, overflowWrap: 'anywhere', margin: theme.spacing(0, 0, 1) }),
});
