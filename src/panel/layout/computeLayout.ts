import { assignSlots, type Frame } from './assignSlots';
import { type Flow, gridOf } from './grid';
import { keepSlots } from './keepSlots';
import { type Layout } from './Layout';
import { orderLanes } from './orderLanes';
import { type Pins, pinSlots } from './pinSlots';
import { rankNodes } from './rankNodes';
import { simulate } from './simulate';
import { type Topology } from './Topology';
import { topologyKey } from './toTopology';

export interface LayoutRequest {
  readonly topology: Topology;
  /** Left out: to the right. */
  readonly flow?: Flow;
  /** Width over height of the panel, as seen by the flow. */
  readonly aspect: number;
  /** Slots that somebody has chosen, by node id. */
  readonly pins?: Pins;
  /** What is on the screen now: its cards stay where they are. Left out to lay out afresh. */
  readonly previous?: Layout;
}

/**
 * Lays a mesh out: ranks, lanes, simulated heights, slots on the grid, pins. Pure: the same request gives
 * the same layout on every machine, whatever the order of rows it came from.
 */
export function computeLayout({ topology, flow = 'right', aspect, pins = {}, previous }: LayoutRequest): Layout {
  const key = topologyKey(topology) + JSON.stringify(pins);
  const grid = gridOf(flow);
  if (previous?.key === key) {
    return previous;
  }
  const keptRanks = new Map([...(previous?.cards ?? [])].map(([id, card]) => [id, card.rank]));
  const ranks = rankNodes(topology, keptRanks, mostColumns(topology.nodes.length, { grid, aspect }));
  const lanes = orderLanes(
    topology,
    ranks,
    previous?.lanes.map((lane) => lane.name)
  );
  const heights = simulate({ topology, ranks, lanes });
  const input = { topology, ranks, lanes, heights };
  const frame = { grid, aspect };
  const slots = previous ? keepSlots(input, previous, frame) : assignSlots(input, frame);
  return { key, flow, aspect: previous?.aspect ?? aspect, ...pinSlots(slots, pins) };
}

/**
 * Columns of a picture that fills its panel, and room for a mesh that is deeper than that: beyond,
 * a deep mesh would be a thin line in a high panel.
 */
function mostColumns(cards: number, { grid, aspect }: Frame): number {
  const filling = Math.sqrt((cards * aspect * grid.rowPitch) / (grid.cardWidth + grid.columnGap));
  return Math.max(8, Math.round(2 * filling));
}
