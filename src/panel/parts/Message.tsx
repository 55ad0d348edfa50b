import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, Spinner, useStyles2 } from '@grafana/ui';

import { type PanelState, testIds } from '../../mesh/testIds';

interface Props {
  readonly state: Exclude<PanelState, 'drawn'>;
  readonly title: string;
  /** What the reader can do about it. */
  readonly advice: string;
}

/** What stands in the panel when there is no picture: what is the matter, and what to do. */
export function Message({ state, title, advice }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.frame} data-testid={testIds.message} role={state === 'error' ? 'alert' : 'status'}>
      {state === 'loading' && <Spinner size="xl" />}
      {state === 'error' && <Icon name="exclamation-triangle" size="xxl" className={styles.error} />}
      {state === 'empty' && <Icon name="sitemap" size="xxl" />}
      <div className={styles.title}>{title}</div>
      <div className={styles.advice}>{advice}</div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1),
    overflow: 'auto',
    textAlign: 'center',
  }),
  title: css({ ...theme.typography.h5, margin: 0, maxWidth: 720, overflowWrap: 'anywhere' }),
  advice: css({ color: theme.colors.text.secondary, maxWidth: 560 }),
  error: css({ color: theme.colors.error.text }),
});
