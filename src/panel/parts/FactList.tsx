import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';

import { readableText } from '../picture/Look';
import { type Fact } from './factsOf';

/** Names on the left, values on the right. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  return (
    <dl className={styles.list}>
      {facts.map(({ name, value, colour }, index) => (
        <div key={`${name} ${index}`} className={styles.row}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value} style={{ color: colour && readableText(theme, colour) }}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: theme.spacing(1, 0, 0) }),
  row: css({ display: 'flex', justifyContent: 'space-between', gap: theme.spacing(2), lineHeight: 1.6 }),
  name: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular, margin: 0 }),
  value: css({ margin: 0, fontVariantNumeric: 'tabular-nums', textAlign: 'right', overflowWrap: 'anywhere' }),
});
