import { type Grid } from './grid';
import { chooseStackHeight, toCells } from './packCells';
import { squeeze } from './rankNodes';
import { readableZoom, roomyZoom } from './readable';
import { type Topology } from './Topology';

export interface PanelFrame {
  readonly grid: Grid;
  /** Width over height of the panel, as seen by the flow. */
  readonly aspect: number;
  /** CSS pixels of the panel along the flow. */
  readonly length: number;
}

/** No more columns than this share are made one with others: calls within a column are harder to follow. */
const mostMerged = 0.5;
const leastColumns = 4;

/**
 * Makes neighbouring columns one, as few as needed for cards with a second line in a panel of that size; where
 * that cannot be had, for names that can be read; and where not even these can, all columns stay.
 */
export function fitColumns(topology: Topology, ranks: Map<string, number>, { grid, aspect, length }: PanelFrame): Map<string, number> {
  const count = new Set(ranks.values()).size;
  const least = Math.max(leastColumns, Math.ceil(count * (1 - mostMerged)));
  let readable: Map<string, number> | undefined;
  for (let columns = count; columns >= least; columns--) {
    const squeezed = squeeze(ranks, columns);
    const { scale } = chooseStackHeight(toCells(topology, squeezed, new Map()), grid, aspect);
    const zoom = (scale * length) / aspect;
    if (zoom >= roomyZoom) {
      return squeezed;
    }
    readable ??= zoom >= readableZoom ? squeezed : undefined;
  }
  return readable ?? ranks;
}
