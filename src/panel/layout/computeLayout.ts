import { atOnce, type Sliced } from '../../mesh/Sliced';
import { assignSlots, type Heights } from './assignSlots';
import { chooseStretch } from './chooseStretch';
import { columnsInUse } from './columnsInUse';
import { fitColumns } from './fitColumns';
import { type Flow, gridOf } from './grid';
import { keepSlots } from './keepSlots';
import { type Layout } from './Layout';
import { orderLanes } from './orderLanes';
import { type Frame } from './packCells';
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
  /** CSS pixels of the panel along the flow; left out where nobody will read names. */
  readonly length?: number;
  /** Slots that somebody has chosen, by node id. */
  readonly pins?: Pins;
  /** What is on the screen now: its cards stay where they are. Left out to lay out afresh. */
  readonly previous?: Layout;
}

/**
 * Lays a mesh out: ranks, lanes, simulated heights, slots on the grid, pins, the room between. Pure: the same
 * request gives the same layout on every machine, whatever the order of rows it came from.
 */
export function computeLayout(request: LayoutRequest): Layout {
  return atOnce(computeLayoutSliced(request));
}

/** The same with rests. */
export function* computeLayoutSliced(request: LayoutRequest): Sliced<Layout> {
  const { topology, aspect, pins = {}, previous } = request;
  const key = topologyKey(topology) + JSON.stringify(pins);
  if (previous?.key === key) {
    return previous.stretch.aspect === aspect ? previous : { ...previous, stretch: stretchOf(previous, aspect) };
  }
  const ranked = yield* rankAndOrder(request);
  return toLayout(request, key, { ...ranked, heights: yield* simulate(ranked) });
}

/** The layout from nothing without what only decides who stands above whom: as large as it will be, and found quickly; `goal` is a zoom that is enough. */
export function* sketchLayout(request: Omit<LayoutRequest, 'previous' | 'pins'>, goal: number): Sliced<Layout> {
  const ranked = yield* rankAndOrder(request, goal);
  yield;
  return toLayout(request, '', { ...ranked, heights: new Map() });
}

function* rankAndOrder({ topology, flow = 'right', aspect, length, previous }: LayoutRequest, goal?: number): Sliced<Omit<Heights, 'heights'>> {
  const grid = gridOf(flow);
  const keptRanks = new Map([...(previous?.cards ?? [])].map(([id, card]) => [id, card.rank]));
  const natural = rankNodes(topology, keptRanks, mostColumns(topology.nodes.length, { grid, aspect }));
  yield;
  const ranks = previous ? natural : yield* fitColumns(topology, natural, { grid, aspect, length }, goal);
  yield;
  const before = previous?.lanes.map((lane) => lane.name);
  return { topology, ranks, lanes: orderLanes(topology, ranks, before) };
}

function toLayout({ flow = 'right', aspect, length, pins = {}, previous }: LayoutRequest, key: string, input: Heights): Layout {
  const frame = { grid: gridOf(flow), aspect, length };
  const slots = pinSlots(previous ? keepSlots(input, previous, frame) : assignSlots(input, frame), pins);
  const columns = columnsInUse(slots.cards.values(), previous?.columns);
  const laidOut = { key, flow, aspect: previous?.aspect ?? aspect, columns, ...slots };
  const kept = previous?.stretch.aspect === aspect ? previous.stretch : undefined;
  return { ...laidOut, stretch: kept ?? stretchOf(laidOut, aspect) };
}

function stretchOf({ flow, columns, lanes }: Omit<Layout, 'stretch'>, aspect: number): Layout['stretch'] {
  const rows = lanes.map((lane) => lane.rows);
  return { ...chooseStretch(columns.length, rows, { grid: gridOf(flow), aspect }), aspect };
}

/**
 * Columns of a picture that fills its panel, and room for a mesh that is deeper than that: beyond,
 * a deep mesh would be a thin line in a high panel.
 */
function mostColumns(cards: number, { grid, aspect }: Frame): number {
  const filling = Math.sqrt((cards * aspect * grid.rowPitch) / (grid.cardWidth + grid.columnGap));
  return Math.max(8, Math.round(2 * filling));
}
