import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, Tooltip, useStyles2 } from '@grafana/ui';

import { type Notice } from '../answers/panelContent';

/** How many notices there are, and in a tooltip what they say. */
export function Notices({ notices }: { readonly notices: readonly Notice[] }) {
  const styles = useStyles2(getStyles);
  const worst = notices.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  const text = notices.map((notice) => notice.text).join(' ');
  return (
    <Tooltip content={text}>
      <span className={styles[worst]} tabIndex={0} role="note" aria-label={text}>
        <Icon name="exclamation-triangle" /> {notices.length}
      </span>
    </Tooltip>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  error: css({ color: theme.colors.error.text }),
  warning: css({ color: theme.colors.warning.text }),
});
