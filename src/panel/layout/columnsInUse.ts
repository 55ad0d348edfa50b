import { type CardSlot, type Column } from './Layout';

/** Columns where cards stand, from left to right; those of `before` stay, even where nobody stands there any more. */
export function columnsInUse(cards: Iterable<CardSlot>, before: readonly Column[] = []): Column[] {
  const columns = new Map(before.map((column) => [columnKey(column), column]));
  for (const { rank, column } of cards) {
    columns.set(columnKey({ rank, column }), { rank, column });
  }
  return [...columns.values()].sort((a, b) => a.rank - b.rank || a.column - b.column);
}

export function columnKey({ rank, column }: Column): string {
  return `${rank}/${column}`;
}
