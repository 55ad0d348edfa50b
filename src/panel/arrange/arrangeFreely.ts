import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';

import { type Sliced } from '../../mesh/Sliced';
import { gridOf } from '../layout/grid';
import { topologyKey } from '../layout/toTopology';
import { straightCubic } from '../geometry/cubic';
import { boundsOf, type Point, type Rect } from '../geometry/rects';
import { type ArrangeRequest } from './ArrangeRequest';
import { type Arrangement, type EdgeEnds } from '../layout/Arrangement';
import { separate } from './separate';

interface Body extends SimulationNodeDatum {
  readonly id: string;
}

const { cardWidth, cardHeight, margin } = gridOf('right');
const ticks = 250;
/** Cards are much wider than high: distances across are counted less, so that they fill a wide panel. */
const flatness = 0.45;

/**
 * Cards wherever forces carry them, without lanes and columns. One that somebody has put somewhere
 * stands there; one that was there before does not move, unless another was put on it; a new one finds
 * its place among them.
 */
export function* arrangeFreely({ topology, edges, aspect, places = {}, previous }: ArrangeRequest): Sliced<Arrangement> {
  const key = topologyKey(topology);
  const before = previous?.free ?? new Map<string, Point>();
  // A node may be called anything, even what every object has.
  const put = new Map(Object.entries(places));
  const placeOf = (id: string) => put.get(id) ?? before.get(id);
  const bodies = topology.nodes.map(({ id }): Body => {
    const at = placeOf(id);
    const y = at && at.y / flatness;
    return at ? { id, x: at.x, y, fx: at.x, fy: y } : { id };
  });
  const links = topology.links.map(({ source, target }): SimulationLinkDatum<Body> => ({ source, target }));
  const simulation = forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, SimulationLinkDatum<Body>>(links)
        .id((body) => body.id)
        .distance(cardWidth * 1.3)
    )
    .force('charge', forceManyBody<Body>().strength(-1200).distanceMax(2000))
    .force('collide', forceCollide<Body>(cardWidth * 0.62))
    .force('x', forceX<Body>(0).strength(0.02))
    .force('y', forceY<Body>(0).strength(0.02 * aspect))
    .stop();
  for (let tick = 0; tick < ticks; tick++) {
    simulation.tick();
    yield;
  }
  const byPriority = (id: string) => (put.has(id) ? 0 : before.has(id) ? 1 : 2);
  bodies.sort((a, b) => byPriority(a.id) - byPriority(b.id) || (a.id < b.id ? -1 : 1));
  const stretch = previous ? 1 : stretchTo(aspect, bodies);
  const centreOfBody = ({ id, x = 0, y = 0 }: Body) => ({ x, y: y * flatness * (put.has(id) ? 1 : stretch) });
  const cards = separate(new Map(bodies.map((body) => [body.id, around(centreOfBody(body))])));
  const centres = new Map([...cards].map(([id, card]) => [id, centreOf(card)]));
  const corners = [...cards.values()].flatMap(({ x, y, width, height }) => [
    { x: x - margin, y: y - margin },
    { x: x + width + margin, y: y + height + margin },
  ]);
  const slots = topology.nodes.map(({ id, lane }) => [id, { lane, rank: 0, column: 0, row: 0 }] as const);
  return {
    layout: { key, flow: 'right', aspect, stretch: { rowPitch: 1, columnGap: 0, aspect }, columns: [], free: centres, lanes: [], cards: new Map(slots) },
    places: { columns: [], rowPitch: 1 },
    bounds: corners.length > 0 ? boundsOf(corners) : { x: 0, y: 0, width: 1, height: 1 },
    lanes: [],
    cards,
    curves: new Map(edges.flatMap((edge) => lead(edge, cards))),
  };
}

/** How much higher a picture that is laid out from nothing may become, so that it fills its panel. */
const mostStretch = 2.4;

function stretchTo(aspect: number, bodies: readonly Body[]): number {
  const { width, height } = boundsOf(bodies.map(({ x = 0, y = 0 }) => ({ x, y: y * flatness })));
  const wanted = (width + cardWidth) / aspect - cardHeight;
  return height > 0 ? Math.min(mostStretch, Math.max(1, wanted / height)) : 1;
}

function around({ x, y }: Point): Rect {
  return { x: x - cardWidth / 2, y: y - cardHeight / 2, width: cardWidth, height: cardHeight };
}

/** How far opposite edges keep from the straight line between their cards, as a share of its length. */
const bow = 0.08;

/** A slightly bent line from rim to rim, so that two opposite calls are two lines. */
function lead({ id, source, target }: EdgeEnds, cards: ReadonlyMap<string, Rect>): Array<[string, Point[]]> {
  const [from, to] = [cards.get(source), cards.get(target)];
  if (!from || !to) {
    return [];
  }
  if (from === to) {
    const [x, y] = [from.x + from.width - 52, from.y + from.height];
    return [[id, [{ x, y }, { x, y: y + 22 }, { x: x + 28, y: y + 22 }, { x: x + 28, y }]]];
  }
  const [a, b] = [centreOf(from), centreOf(to)];
  const aside = { x: -(b.y - a.y) * bow, y: (b.x - a.x) * bow };
  const start = rim(from, { x: b.x + aside.x, y: b.y + aside.y });
  const end = rim(to, { x: a.x + aside.x, y: a.y + aside.y });
  const [first = start, second = end] = straightCubic(start, end);
  const bent = ({ x, y }: Point) => ({ x: x + aside.x, y: y + aside.y });
  return [[id, [start, bent(first), bent(second), end]]];
}

function centreOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Where the way from a card's centre to a point leaves the card. */
function rim(card: Rect, towards: Point): Point {
  const { x, y } = centreOf(card);
  const [dx, dy] = [towards.x - x, towards.y - y];
  const share = Math.min(card.width / 2 / Math.abs(dx || 1e-9), card.height / 2 / Math.abs(dy || 1e-9), 1);
  return { x: x + dx * share, y: y + dy * share };
}
