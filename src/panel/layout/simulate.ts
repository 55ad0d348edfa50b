import { forceLink, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force';

import { type Sliced } from '../../mesh/Sliced';
import { type Topology } from './Topology';

interface Body extends SimulationNodeDatum {
  readonly id: string;
  readonly columnX: number;
  readonly laneY: number;
}

export interface Simulation {
  readonly topology: Topology;
  readonly ranks: ReadonlyMap<string, number>;
  /** Lanes from top to bottom. */
  readonly lanes: readonly string[];
}

/** How far apart the simulation keeps columns and lanes: its own units, not pixels. */
const columnPitch = 180;
const lanePitch = 220;
/** From then on the order of heights no longer changes. */
const ticks = 120;
/** How warm the simulation is at its end. */
const finalAlpha = 0.0627;

/**
 * The height that each node finds between what it calls and what calls it: columns pull hard, lanes
 * weakly, links bring related nodes to one height. Nothing keeps nodes apart: their heights only
 * decide an order, and slots of the grid give them room; with charges and collisions it took fifty
 * times as long, and as many lines crossed. The same input gives the same heights on every machine:
 * the start is made of ranks and ids, the number of steps is fixed, and d3-force's own source of
 * randomness is seeded.
 */
export function* simulate({ topology, ranks, lanes }: Simulation): Sliced<Map<string, number>> {
  const laneIndex = new Map(lanes.map((lane, index) => [lane, index]));
  const bodies = topology.nodes.map(({ id, lane }): Body => {
    const columnX = (ranks.get(id) ?? 0) * columnPitch;
    const laneY = (laneIndex.get(lane) ?? 0) * lanePitch;
    return { id, columnX, laneY, x: columnX, y: laneY + scatter(id) };
  });
  const links = topology.links.map(({ source, target }): SimulationLinkDatum<Body> => ({ source, target }));
  const simulation = forceSimulation(bodies)
    .alphaDecay(1 - finalAlpha ** (1 / ticks))
    .force('column', forceX<Body>((body) => body.columnX).strength(0.6))
    .force('lane', forceY<Body>((body) => body.laneY).strength(0.12))
    .force(
      'link',
      forceLink<Body, SimulationLinkDatum<Body>>(links)
        .id((body) => body.id)
        .strength(0.05)
    )
    .stop();
  for (let tick = 0; tick < ticks; tick++) {
    simulation.tick();
    yield;
  }
  return new Map(bodies.map((body) => [body.id, body.y ?? 0]));
}

/** A number in [-60, 60) that depends on the id alone, so that nodes do not start on one spot. */
function scatter(id: string): number {
  let hash = 2166136261;
  for (let index = 0; index < id.length; index++) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 16777619);
  }
  return ((hash >>> 0) / 2 ** 32) * 120 - 60;
}
