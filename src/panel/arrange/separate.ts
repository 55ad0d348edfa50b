import { type Rect } from '../geometry/rects';
import { RectIndex } from '../geometry/RectIndex';

/** From one place that is tried to the next, and the room that is left between cards, in pixels. */
const step = 16;
const room = 10;
/** The farthest that a card is pushed aside, in steps. */
const farthest = 120;

/**
 * Cards without overlap: who comes first keeps its place, who stands on it moves to the nearest free
 * place around its own.
 */
export function separate(cards: ReadonlyMap<string, Rect>): Map<string, Rect> {
  const taken = new RectIndex();
  const placed = new Map<string, Rect>();
  for (const [id, card] of cards) {
    const rect = nearestFree(card, taken);
    taken.add(rect);
    placed.set(id, rect);
  }
  return placed;
}

function nearestFree(card: Rect, taken: RectIndex): Rect {
  for (let ring = 0; ring <= farthest; ring++) {
    const free = around(ring)
      .map(([dx, dy]) => ({ ...card, x: card.x + dx * step, y: card.y + dy * step }))
      .find((rect) => !taken.touches(rect, room));
    if (free) {
      return free;
    }
  }
  return card;
}

/** The steps of a square around a place, the nearest first: cards are flat, so up and down come before aside. */
function around(ring: number): ReadonlyArray<readonly [number, number]> {
  if (ring === 0) {
    return [[0, 0]];
  }
  const side = Array.from({ length: 2 * ring + 1 }, (_, index) => index - ring);
  const all = [
    ...side.flatMap((dx) => [[dx, -ring], [dx, ring]] as const),
    ...side.slice(1, -1).flatMap((dy) => [[-ring, dy], [ring, dy]] as const),
  ];
  return all.sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
}
