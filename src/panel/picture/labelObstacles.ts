import { badgeOf } from './badgeOf';
import { laneName } from './laneName';
import { type MeasureText } from './Painter';
import { type Picture, type Rect } from './Picture';

/** What no label may touch: cards, their badges, names of lanes. */
export function labelObstacles({ cards, lanes }: Picture, zoom: number, measure: MeasureText): Rect[] {
  const badges = cards.flatMap((card) => badgeOf(card, zoom) ?? []);
  const names = lanes.flatMap((lane) => {
    const name = laneName(lane, { cards }, { zoom, measure });
    return name ? [{ x: name.x - 4, y: name.y - 6, width: name.width + 10, height: name.height + 12 }] : [];
  });
  const rects = cards.map(({ x, y, width, height }) => ({ x, y, width, height }));
  return [...rects, ...badges, ...names];
}
