import { useState } from 'react';

/** A row of a list that is being edited. */
export interface EditedRow<T> {
  /** The same as long as the row is there, wherever it moves: what is typed into a row goes with it. */
  readonly key: number;
  readonly value: Partial<T>;
}

interface RowsOptions<T> {
  /** What is saved of the list. */
  saved: readonly T[];
  /** What is saved of a row; undefined where it lacks something. */
  toSaved: (value: Partial<T>) => T | undefined;
  /** Called when what is saved becomes another. */
  onChange: (saved: T[]) => void;
}

export interface Rows<T> {
  readonly rows: ReadonlyArray<EditedRow<T>>;
  readonly add: () => void;
  readonly change: (key: number, value: Partial<T>) => void;
  readonly remove: (key: number) => void;
  /** Changes places with the row before. */
  readonly moveUp: (key: number) => void;
}

/** The rows of a list, those too that lack something and are not saved yet; each stays where it is. */
export function useRows<T extends object>({ saved, toSaved, onChange }: RowsOptions<T>): Rows<T> {
  const [rows, setRows] = useState<ReadonlyArray<EditedRow<T>>>(() => numbered(saved, 0));
  const [known, setKnown] = useState(saved);
  const toList = (edited: ReadonlyArray<EditedRow<T>>) => edited.flatMap(({ value }) => toSaved(value) ?? []);
  if (!same(saved, known)) {
    setKnown(saved);
    if (!same(saved, toList(rows))) {
      setRows(replaced(rows, saved, toSaved));
    }
  }
  const set = (changed: ReadonlyArray<EditedRow<T>>) => {
    setRows(changed);
    if (!same(toList(changed), saved)) {
      onChange(toList(changed));
    }
  };
  return {
    rows,
    add: () => set([...rows, ...numbered<T>([{}], nextKey(rows))]),
    change: (key, value) => set(rows.map((row) => (row.key === key ? { key, value } : row))),
    remove: (key) => set(rows.filter((row) => row.key !== key)),
    moveUp: (key) => {
      const at = rows.findIndex((row) => row.key === key);
      const changed = [...rows];
      changed.splice(at - 1, 0, ...changed.splice(at, 1));
      set(changed);
    },
  };
}

/** What somebody saved elsewhere, in rows that are there where they hold the same; rows that lack something stay at the end. */
function replaced<T>(
  rows: ReadonlyArray<EditedRow<T>>,
  saved: readonly T[],
  toSaved: (value: Partial<T>) => T | undefined
): Array<EditedRow<T>> {
  const complete = rows.filter(({ value }) => toSaved(value) !== undefined);
  const fresh = numbered<T>(saved, nextKey(rows));
  const kept = fresh.map((row) => {
    const at = complete.findIndex(({ value }) => same(toSaved(value), row.value));
    return at < 0 ? row : (complete.splice(at, 1)[0] ?? row);
  });
  return [...kept, ...rows.filter(({ value }) => toSaved(value) === undefined)];
}

function numbered<T>(values: ReadonlyArray<Partial<T>>, from: number): Array<EditedRow<T>> {
  return values.map((value, index) => ({ key: from + index, value }));
}

function nextKey(rows: ReadonlyArray<EditedRow<unknown>>): number {
  return Math.max(-1, ...rows.map(({ key }) => key)) + 1;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
