import { type Grid } from './grid';
import { chooseStackHeight, toCells } from './packCells';
import { squeeze } from './rankNodes';
import { readableZoom } from './readable';
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
 * Makes neighbouring columns one, as few as needed for names that can be read in a panel of that size;
 * where not even that helps, all columns stay.
 */
export function fitColumns(topology: Topology, ranks: Map<string, number>, { grid, aspect, length }: PanelFrame): Map<string, number> {
  const count = new Set(ranks.values()).size;
  const least = Math.max(leastColumns, Math.ceil(count * (1 - mostMerged)));
  for (let columns = count; columns >= least; columns--) {
    const squeezed = squeeze(ranks, columns);
    const { scale } = chooseStackHeight(toCells(topology, squeezed, new Map()), grid, aspect);
    if ((scale * length) / aspect >= readableZoom) {
      return squeezed;
    }
  }
  return ranks;
}
