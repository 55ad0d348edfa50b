import { useId } from 'react';

import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, Text, useStyles2 } from '@grafana/ui';
import { t } from '../mesh/t';

import { type Lines } from './Capabilities';

/** Lines of configuration with a button that copies them. */
export function CopyLines({ lines: { place, text } }: { lines: Lines }) {
  const styles = useStyles2(getStyles);
  const id = useId();
  return (
    <div>
      <div className={styles.head}>
        <Text id={id}>{t('copy.into', 'Into {{place}}:', { place })}</Text>
        <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => text} aria-label={t('copy.label', 'Copy the lines into {{place}}', { place })}>
          {t('copy.copy', 'Copy')}
        </ClipboardButton>
      </div>
      {/* It scrolls sideways where the page is narrow, also by keyboard. */}
      <pre className={styles.lines} tabIndex={0} role="group" aria-labelledby={id}>
        {text.trimEnd()}
      </pre>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: theme.spacing(1) }),
  lines: css({ margin: theme.spacing(0.5, 0, 0), maxHeight: theme.spacing(40), overflow: 'auto', whiteSpace: 'pre', overflowWrap: 'normal' }),
});
