import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { t } from '../../mesh/t';

interface Props {
  /** The table's. */
  readonly caption: string;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** Leafs through a table. */
export function TablePages({ caption, page, pages, onPage }: Props) {
  const styles = useStyles2(getStyles);
  const look = { size: 'sm', variant: 'secondary' } as const;
  const [isFirst, isLast] = [page === 0, page === pages - 1];
  // What cannot be pressed has a tooltip, with which it keeps the keyboard: it was pressed to come here.
  return (
    <nav className={styles.pages} aria-label={t('view.pages.label', 'Pages of {{caption}}', { caption })}>
      <Button
        {...look}
        disabled={isFirst}
        tooltip={isFirst ? t('view.pages.first', 'This is the first page.') : t('view.pages.before', 'The rows before these')}
        onClick={() => onPage(page - 1)}
      >
        {t('view.pages.previous', 'Previous')}
      </Button>
      <span role="status">
        {t('view.pages.page', '{{caption}}: page {{page}} of {{pages}}', { caption, page: page + 1, pages })}
      </span>
      <Button
        {...look}
        disabled={isLast}
        tooltip={isLast ? t('view.pages.last', 'This is the last page.') : t('view.pages.after', 'The rows after these')}
        onClick={() => onPage(page + 1)}
      >
        {t('view.pages.next', 'Next')}
      </Button>
    </nav>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // In sight wherever one looks in the table: what has the keyboard has to be seen.
  pages: css({
    position: 'sticky',
    bottom: 0,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1),
    background: theme.colors.background.primary,
  }),
});
