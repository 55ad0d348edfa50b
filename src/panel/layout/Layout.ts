/** Where every card stands on the grid of lanes and columns. Sizes in pixels come later. */
export interface Layout {
  /** The topology it was made for: see topologyKey. */
  readonly key: string;
  /** Width over height of the panel it was packed for. */
  readonly aspect: number;
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

export interface CardSlot {
  readonly lane: string;
  /** Call depth; it may be negative after a caller was added in front of the first. */
  readonly rank: number;
  /** Column within the rank, where its cards are packed side by side; from 0. */
  readonly column: number;
  /** Row within the lane, in half steps from 0, because cells are centred. */
  readonly row: number;
}
