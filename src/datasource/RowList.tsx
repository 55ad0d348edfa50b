import { Fragment, type ReactNode } from 'react';

import { Button, Stack } from '@grafana/ui';
import { t } from '../mesh/t';

import { type Rows } from './useRows';

/** One of the rows, as its list shows it. */
export interface ListedRow<T> {
  /** Counted from 1. */
  number: number;
  row: Partial<T>;
  onChange: (row: Partial<T>) => void;
  onDelete: () => void;
  /** Nothing for the first. */
  onMoveUp?: () => void;
}

interface Props<T> {
  list: Rows<T>;
  children: (listed: ListedRow<T>) => ReactNode;
}

/** Rows that can be changed, removed and added to. What is typed into one stays with it when others go. */
export function RowList<T>({ list: { rows, add, change, remove, moveUp }, children }: Props<T>) {
  return (
    <Stack wrap="wrap" gap={2}>
      {rows.map(({ key, value }, index) => (
        <Fragment key={key}>
          {children({
            number: index + 1,
            row: value,
            onChange: (row) => change(key, row),
            onDelete: () => remove(key),
            onMoveUp: index > 0 ? () => moveUp(key) : undefined,
          })}
        </Fragment>
      ))}
      <Button aria-label={t('rows.add', 'Add')} icon="plus" variant="secondary" type="button" onClick={add} />
    </Stack>
  );
}
