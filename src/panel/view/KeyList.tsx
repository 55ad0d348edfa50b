import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { t } from '../../mesh/t';

import { keyMeanings } from './keyMeanings';

/** What keys and fingers do in the picture. */
export function KeyList() {
  const styles = useStyles2(getStyles);
  return (
    <>
      <p>{t('view.keys.when', 'While the picture has the keyboard, reached with Tab:')}</p>
      <dl className={styles.list}>
        {keyMeanings().map(({ keys, text }) => (
          <div key={text} className={styles.row}>
            <dt className={styles.keys}>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd className={styles.text}>{text}</dd>
          </div>
        ))}
      </dl>
      <p>
        {t(
          'view.keys.pointer',
          'Mouse and fingers: drag to pan, Ctrl or ⌘ and the wheel, or two fingers, to zoom, click or tap to open, drag a card to pin it; a finger rests on it first.'
        )}
      </p>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: theme.spacing(1, 0) }),
  row: css({ display: 'flex', gap: theme.spacing(1.5), padding: theme.spacing(0.5, 0) }),
  keys: css({
    flex: '0 0 112px',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(0.5),
    margin: 0,
    kbd: { fontFamily: theme.typography.fontFamilyMonospace, whiteSpace: 'nowrap' },
  }),
  text: css({ margin: 0, color: theme.colors.text.primary }),
});
