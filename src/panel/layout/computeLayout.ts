import { assignSlots } from './assignSlots';
import { grid } from './grid';
import { keepSlots } from './keepSlots';
import { type Layout } from './Layout';
import { orderLanes } from './orderLanes';
import { rankNodes } from './rankNodes';
import { simulate } from './simulate';
import { type Topology } from './Topology';
import { topologyKey } from './toTopology';

export interface LayoutRequest {
  readonly topology: Topology;
  /** Width over height of the panel. */
  readonly aspect: number;
  /** What is on the screen now: its cards stay where they are. Left out to lay out afresh. */
  readonly previous?: Layout;
}

/**
 * Lays a mesh out: ranks, lanes, simulated heights, slots on the grid. Pure: the same request gives
 * the same layout on every machine, whatever the order of rows it came from.
 */
export function computeLayout({ topology, aspect, previous }: LayoutRequest): Layout {
  const key = topologyKey(topology);
  if (previous?.key === key) {
    return previous;
  }
  const keptRanks = new Map([...(previous?.cards ?? [])].map(([id, card]) => [id, card.rank]));
  const ranks = rankNodes(topology, keptRanks, mostColumns(topology.nodes.length, aspect));
  const lanes = orderLanes(
    topology,
    ranks,
    previous?.lanes.map((lane) => lane.name)
  );
  const heights = simulate({ topology, ranks, lanes });
  const input = { topology, ranks, lanes, heights };
  const slots = previous ? keepSlots(input, previous, aspect) : assignSlots(input, aspect);
  return { key, aspect: previous?.aspect ?? aspect, ...slots };
}

/**
 * Columns of a picture that fills its panel, and room for a mesh that is deeper than that: beyond,
 * a deep mesh would be a thin line in a high panel.
 */
function mostColumns(cards: number, aspect: number): number {
  const filling = Math.sqrt((cards * aspect * grid.rowPitch) / (grid.cardWidth + grid.columnGap));
  return Math.max(8, Math.round(2 * filling));
}
