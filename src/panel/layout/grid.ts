/** Which way calls run. */
export type Flow = 'right' | 'down';

/**
 * Sizes of the picture in CSS pixels at zoom 1, as seen by the flow: calls run along its x, lanes and
 * their rows lie on top of each other along its y. Where calls run down, the picture is turned when
 * all is done.
 */
export interface Grid {
  readonly cardWidth: number;
  readonly cardHeight: number;
  /** From a card's top to the next one's in a stack. */
  readonly rowPitch: number;
  /** Room between two columns for curves and their labels. */
  readonly columnGap: number;
  /** What is left of it in a picture that is too wide for its panel. */
  readonly minColumnGap: number;
  /** The most that a wide or a tall panel may stretch the two above. */
  readonly maxRowPitch: number;
  readonly maxColumnGap: number;
  /** Above the first row of a lane; where calls run to the right, its name stands there. */
  readonly laneHead: number;
  readonly laneFoot: number;
  readonly laneGap: number;
  /** From a lane's edge to its first card, and from its last one. */
  readonly laneStart: number;
  readonly laneEnd: number;
  /** Around the whole picture. */
  readonly margin: number;
}

const card = { long: 184, short: 44 } as const;

const grids: Readonly<Record<Flow, Grid>> = {
  right: {
    cardWidth: card.long,
    cardHeight: card.short,
    rowPitch: 62,
    columnGap: 146,
    minColumnGap: 130,
    maxRowPitch: 96,
    maxColumnGap: 260,
    laneHead: 28,
    laneFoot: 14,
    laneGap: 9,
    laneStart: 20,
    laneEnd: 20,
    margin: 8,
  },
  down: {
    cardWidth: card.short,
    cardHeight: card.long,
    rowPitch: card.long + 22,
    columnGap: 74,
    minColumnGap: 62,
    maxRowPitch: card.long + 60,
    maxColumnGap: 120,
    laneHead: 16,
    laneFoot: 16,
    laneGap: 9,
    laneStart: 34,
    laneEnd: 16,
    margin: 8,
  },
};

export function gridOf(flow: Flow): Grid {
  return grids[flow];
}

export type Stretch = Pick<Grid, 'rowPitch' | 'columnGap'>;

/** Width of a picture with that many columns. */
export function pictureWidth(columns: number, grid: Grid, { columnGap }: Stretch = grid): number {
  const around = grid.laneStart + grid.laneEnd + 2 * grid.margin;
  return columns * grid.cardWidth + Math.max(0, columns - 1) * columnGap + around;
}

export function laneHeight(rows: number, grid: Grid, { rowPitch }: Stretch = grid): number {
  return grid.laneHead + (rows - 1) * rowPitch + grid.cardHeight + grid.laneFoot;
}

/** Height of a picture with lanes of that many rows each. */
export function pictureHeight(rows: readonly number[], grid: Grid, stretch: Stretch = grid): number {
  const lanes = rows.reduce((sum, count) => sum + laneHeight(count, grid, stretch), 0);
  return lanes + Math.max(0, rows.length - 1) * grid.laneGap + 2 * grid.margin;
}
