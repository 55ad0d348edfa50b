import { type Point } from '../geometry/rects';
import { type CardSlot } from '../layout/Layout';
import { type Arrangement } from '../layout/Arrangement';
import { turnPoint } from './turn';

/**
 * The slot of the grid nearest to a point of the picture, in the lane where the card stands: a card
 * does not leave its lane. Nothing where cards stand freely.
 */
export function slotAt({ layout, places, lanes, cards }: Arrangement, id: string, point: Point): CardSlot | undefined {
  const own = layout.cards.get(id);
  const card = cards.get(id);
  const lane = lanes.find(({ name }) => name === own?.lane);
  if (!own || !card || !lane || layout.free) {
    return undefined;
  }
  const turned = layout.flow === 'down';
  const flowing = (at: Point) => (turned ? turnPoint(at) : at);
  const at = flowing({ x: point.x - card.width / 2, y: point.y - card.height / 2 });
  const distance = ({ x }: { x: number }) => Math.abs(x - at.x);
  const column = places.columns.reduce((best, other) => (distance(other) < distance(best) ? other : best));
  // Where its lane's first row is can be told from where the card itself stands.
  const firstRow = flowing(card).y - own.row * places.rowPitch;
  const row = Math.max(0, (at.y - firstRow) / places.rowPitch);
  const stack = [...layout.cards.values()].find(
    (slot) => slot !== own && slot.lane === own.lane && slot.rank === column.rank && slot.column === column.column
  );
  const offset = stack ? stack.row % 1 : 0;
  return { lane: own.lane, rank: column.rank, column: column.column, row: Math.max(0, Math.round(row - offset)) + offset };
}
