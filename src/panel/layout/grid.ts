/** Sizes of the picture in CSS pixels at zoom 1. */
export const grid = {
  cardWidth: 184,
  cardHeight: 44,
  /** From a card's top to the next one's in a stack. */
  rowPitch: 62,
  /** Room between two columns for curves and their labels. */
  columnGap: 146,
  /** What is left of it in a picture that is too wide for its panel. */
  minColumnGap: 130,
  /** The most that a wide or a tall panel may stretch the two above. */
  maxRowPitch: 96,
  maxColumnGap: 260,
  /** Above the first row of a lane: its name. */
  laneHead: 28,
  laneFoot: 14,
  laneGap: 9,
  /** From a lane's edge to its first card. */
  laneInset: 20,
  /** Around the whole picture. */
  margin: 8,
} as const;

export interface Stretch {
  readonly rowPitch: number;
  readonly columnGap: number;
}

/** Width of a picture with that many columns. */
export function pictureWidth(columns: number, { columnGap }: Stretch): number {
  return columns * grid.cardWidth + Math.max(0, columns - 1) * columnGap + 2 * (grid.laneInset + grid.margin);
}

export function laneHeight(rows: number, { rowPitch }: Stretch): number {
  return grid.laneHead + (rows - 1) * rowPitch + grid.cardHeight + grid.laneFoot;
}

/** Height of a picture with lanes of that many rows each. */
export function pictureHeight(rows: readonly number[], stretch: Stretch): number {
  const lanes = rows.reduce((sum, count) => sum + laneHeight(count, stretch), 0);
  return lanes + Math.max(0, rows.length - 1) * grid.laneGap + 2 * grid.margin;
}
