import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { type Target } from '../picture/Focus';

interface Props {
  /** No more than `mostListed`. */
  readonly items: ReadonlyArray<{ readonly target: Target; readonly name: string; readonly text: string }>;
  readonly onSelect: (target: Target) => void;
}

/** More than anybody reads; the table holds them all. */
export const mostListed = 50;

/** A ranked list of nodes or edges; each opens its own details. */
export function TargetList({ items, onSelect }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ol className={styles.list}>
      {items.map(({ target, name, text }) => (
        <li key={target.id}>
          <button type="button" className={styles.item} onClick={() => onSelect(target)}>
            <span className={styles.name}>{name}</span>
            <span>{text}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, paddingLeft: theme.spacing(2.5) }),
  item: css({
    display: 'flex',
    flexDirection: 'column',
    width: '100%',
    padding: theme.spacing(0.5, 0),
    border: 'none',
    background: 'none',
    font: 'inherit',
    textAlign: 'left',
    '&:hover': { background: theme.colors.action.hover },
  }),
  name: css({ color: theme.colors.text.link, overflowWrap: 'anywhere' }),
});
