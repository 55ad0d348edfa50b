import { type Grid, pictureHeight, pictureWidth, type Stretch } from './grid';

/** Widens columns in a wide panel, narrows them and widens rows in a tall one, until the picture has its aspect. */
export function chooseStretch(columns: number, rows: readonly number[], { grid, aspect }: { grid: Grid; aspect: number }): Stretch {
  const width = pictureWidth(columns, grid);
  const height = pictureHeight(rows, grid);
  if (width < height * aspect) {
    const room = (height * aspect - width) / Math.max(1, columns - 1);
    return { rowPitch: grid.rowPitch, columnGap: Math.min(grid.maxColumnGap, grid.columnGap + room) };
  }
  const spare = (width - height * aspect) / Math.max(1, columns - 1);
  const columnGap = Math.max(grid.minColumnGap, grid.columnGap - spare);
  const narrowed = pictureWidth(columns, grid, { rowPitch: grid.rowPitch, columnGap });
  const steps = rows.reduce((sum, count) => sum + count - 1, 0);
  const room = (narrowed / aspect - height) / Math.max(1, steps);
  return { rowPitch: Math.min(grid.maxRowPitch, grid.rowPitch + Math.max(0, room)), columnGap };
}
