import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { testIds } from '../../mesh/testIds';
import { t } from '../../mesh/t';

/** Says how to zoom to whoever turned the wheel and scrolled the page. */
export function ZoomHint() {
  const styles = useStyles2(getStyles);
  const onMac = /mac/i.test(navigator.userAgent);
  return (
    <div className={styles.hint} role="status" data-testid={testIds.zoomHint}>
      {onMac ? t('view.zoom-hint.mac', '⌘ and the wheel zoom') : t('view.zoom-hint.other', 'Ctrl and the wheel zoom')}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  hint: css({
    position: 'absolute',
    zIndex: 1,
    bottom: theme.spacing(6),
    left: '50%',
    transform: 'translateX(-50%)',
    padding: theme.spacing(0.5, 1.5),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z2,
    fontSize: theme.typography.bodySmall.fontSize,
    pointerEvents: 'none',
    whiteSpace: 'nowrap',
  }),
});
