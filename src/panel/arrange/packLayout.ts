import { type Layout } from '../layout/Layout';

type Entries<T> = ReadonlyArray<readonly [string, T]>;
type ValueOf<T> = T extends ReadonlyMap<string, infer V> ? V : never;

/** A layout of plain arrays and objects: Grafana's frontend sandbox copies what a worker is told, and loses maps. */
export interface PackedLayout extends Omit<Layout, 'cards' | 'free'> {
  readonly cards: Entries<ValueOf<Layout['cards']>>;
  readonly free?: Entries<ValueOf<NonNullable<Layout['free']>>>;
}

export function packLayout({ cards, free, ...rest }: Layout): PackedLayout {
  return { ...rest, cards: [...cards], ...(free && { free: [...free] }) };
}

export function unpackLayout({ cards, free, ...rest }: PackedLayout): Layout {
  return { ...rest, cards: new Map(cards), ...(free && { free: new Map(free) }) };
}
