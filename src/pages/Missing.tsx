import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Stack, Text, useStyles2 } from '@grafana/ui';
import { t } from '../mesh/t';

import { groupMissing, type MissingSignal } from './Capabilities';
import { CopyLines } from './CopyLines';
import { type Rights } from './rights';

interface Props {
  missing: readonly MissingSignal[];
  rights: Rights;
}

/** What cannot be asked here, and how to collect it, for whoever can; others learn whom to ask. */
export function Missing({ missing, rights }: Props) {
  const styles = useStyles2(getStyles);
  if (missing.length === 0) {
    return <Text element="p">{t('missing.nothing', 'Every signal can be asked: nothing is missing.')}</Text>;
  }
  return (
    <Stack direction="column" gap={2}>
      <Text element="h4" variant="h6">
        {t('missing.title', 'Not collected')}
      </Text>
      {groupMissing(missing).map(({ signals, collect, lines, seeAbove }) => (
        <div key={collect} className={styles.group}>
          <ul className={styles.signals} aria-label={t('missing.signals', 'Signals that are missing')}>
            {signals.map((name) => (
              <li key={name}>
                <code>{name}</code>
              </li>
            ))}
          </ul>
          {rights.configureSources && <Text element="p">{collect}</Text>}
          {rights.configureSources && seeAbove && <Text element="p">{t('missing.above', 'The lines for it stand above.')}</Text>}
          {rights.configureSources && lines.map((each) => <CopyLines key={each.place} lines={each} />)}
        </div>
      ))}
      {!rights.configureSources && (
        <Text element="p">
          {t('missing.viewer', 'Whoever runs the mesh can have them collected: ask an administrator of this Grafana, who sees here how.')}
        </Text>
      )}
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  group: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  signals: css({ listStyle: 'none', padding: 0, display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) }),
});
