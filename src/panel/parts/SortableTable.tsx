import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo, useState } from 'react';

import { readableText } from '../picture/Look';
import { TablePages } from './TablePages';

export interface Column<T> {
  readonly name: string;
  readonly text: (item: T) => string;
  /** What the column sorts by where it is a number; a number that is unknown comes last. */
  readonly number?: (item: T) => number | undefined;
  /** The colour that the dashboard gives a number. */
  readonly colour?: (item: T) => string | undefined;
}

interface Props<T> {
  readonly caption: string;
  readonly items: readonly T[];
  /** Whether it can be sorted; one that lies beneath a picture has the buttons alone that lead to all of its rows. */
  readonly interactive: boolean;
  /** The first one names the row. */
  readonly columns: ReadonlyArray<Column<T>>;
  /** Attributes of an item's row. */
  readonly rowProps: (item: T) => Readonly<Record<string, string | number | undefined>>;
}

interface Item {
  /** Tells rows apart. */
  readonly id: string;
}

interface Order {
  readonly column: number;
  readonly descending: boolean;
}

/** So many rows that a page of them never keeps the browser busy. */
const pageSize = { interactive: 200, hidden: 50 } as const;

/** A table that sorts by any of its columns and shows a page at a time. */
export function SortableTable<T extends Item>({ caption, items, columns, interactive, rowProps }: Props<T>) {
  const styles = useStyles2(getStyles);
  const [order, setOrder] = useState<Order>();
  const [page, setPage] = useState(0);
  const sorted = useMemo(() => sortItems(items, columns, order), [items, columns, order]);
  const size = interactive ? pageSize.interactive : pageSize.hidden;
  const pages = Math.max(1, Math.ceil(items.length / size));
  const shownPage = Math.min(page, pages - 1);
  const first = shownPage * size;
  const sortBy = (column: number) =>
    setOrder({ column, descending: order?.column === column ? !order.descending : columns[column]?.number !== undefined });
  return (
    <section>
      <table className={styles.table} aria-rowcount={pages > 1 ? items.length + 1 : undefined}>
        <caption>{caption}</caption>
        <thead>
          <tr aria-rowindex={pages > 1 ? 1 : undefined}>
            {columns.map(({ name, number }, index) => {
              const sortedBy = order?.column === index;
              const direction = order?.descending ? 'descending' : 'ascending';
              return (
                <th
                  key={name}
                  scope="col"
                  className={cx(number && styles.number)}
                  aria-sort={sortedBy ? direction : undefined}
                >
                  {interactive ? (
                    <button type="button" className={styles.head} onClick={() => sortBy(index)}>
                      {name}
                      {sortedBy && <Icon name={order?.descending ? 'arrow-down' : 'arrow-up'} size="sm" />}
                    </button>
                  ) : (
                    name
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(first, first + size).map((item, index) => (
            <Row key={item.id} index={pages > 1 ? first + index + 2 : undefined} {...{ item, columns, rowProps }} />
          ))}
        </tbody>
      </table>
      {pages > 1 && <TablePages caption={caption} page={shownPage} pages={pages} onPage={setPage} />}
    </section>
  );
}

interface RowProps<T extends Item> extends Pick<Props<T>, 'columns' | 'rowProps'> {
  readonly item: T;
  /** Of the row among all pages; undefined where there is one page. */
  readonly index: number | undefined;
}

/** A component of its own, so that React may rest between two of them. */
function Row<T extends Item>({ item, index, columns, rowProps }: RowProps<T>) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  return (
    <tr aria-rowindex={index} {...rowProps(item)}>
      {columns.map(({ name, text, number, colour }, column) =>
        column === 0 ? (
          <th key={name} scope="row">
            {text(item)}
          </th>
        ) : (
          <td key={name} className={cx(number && styles.number)} style={inColour(theme, colour?.(item))}>
            {text(item)}
          </td>
        )
      )}
    </tr>
  );
}

function inColour(theme: GrafanaTheme2, colour: string | undefined) {
  return colour === undefined ? undefined : { color: readableText(theme, colour) };
}

function sortItems<T>(items: readonly T[], columns: ReadonlyArray<Column<T>>, order: Order | undefined): readonly T[] {
  const column = order && columns[order.column];
  if (!column) {
    return items;
  }
  const { number, text } = column;
  const sign = order.descending ? -1 : 1;
  if (!number) {
    return [...items].sort((a, b) => sign * text(a).localeCompare(text(b)));
  }
  const unknown = order.descending ? -Infinity : Infinity;
  return [...items].sort((a, b) => {
    const [left, right] = [number(a) ?? unknown, number(b) ?? unknown];
    return left === right ? 0 : sign * (left < right ? -1 : 1);
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    marginBottom: theme.spacing(2),
    caption: {
      captionSide: 'top',
      textAlign: 'left',
      ...theme.typography.h6,
      color: theme.colors.text.primary,
      padding: theme.spacing(0.5, 1),
    },
    'th, td': {
      padding: theme.spacing(0.5, 1),
      textAlign: 'left',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    },
    'thead th': { position: 'sticky', top: 0, background: theme.colors.background.secondary, whiteSpace: 'nowrap' },
  }),
  head: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    fontWeight: theme.typography.fontWeightMedium,
    color: 'inherit',
    '&:hover': { textDecoration: 'underline' },
  }),
  number: css({ '&&': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }),
});
