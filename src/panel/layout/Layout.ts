import { type Point } from '../geometry/rects';
import { type Flow, type Stretch } from './grid';

/** Where every card stands on the grid of lanes and columns. Sizes in pixels come later. */
export interface Layout {
  /** The topology it was made for: see topologyKey. */
  readonly key: string;
  readonly flow: Flow;
  /** Width over height of the panel it was packed for, as seen by the flow. */
  readonly aspect: number;
  /** The room between cards, and the aspect that it was stretched to; what is there keeps it while that is the same. */
  readonly stretch: Stretch & { readonly aspect: number };
  /** From left to right. One that was in use stays until all is laid out afresh, so that what is right of it does not move. */
  readonly columns: readonly Column[];
  /** Centres of cards that stand freely, by node id, in pixels; absent where they stand on the grid. */
  readonly free?: ReadonlyMap<string, Point>;
  /** From top to bottom. */
  readonly lanes: readonly LaneSlot[];
  /** By node id. */
  readonly cards: ReadonlyMap<string, CardSlot>;
}

export interface LaneSlot {
  readonly name: string;
  /** Cards that fit on top of each other, spare rows included. */
  readonly rows: number;
}

/** A column of the grid: several of a rank lie side by side. */
export interface Column {
  /** Call depth; it may be negative after a caller was added in front of the first. */
  readonly rank: number;
  /** Column within the rank, where its cards are packed side by side; from 0. */
  readonly column: number;
}

export interface CardSlot extends Column {
  readonly lane: string;
  /** Row within the lane, in half steps from 0, because cells are centred. */
  readonly row: number;
}
