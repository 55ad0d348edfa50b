import { badgeOf } from './badgeOf';
import { type MeasureText } from './Painter';
import { type Picture, type Rect } from './Picture';

/** What no label may touch: cards, their badges, names of lanes. */
export function labelObstacles({ cards, lanes }: Picture, zoom: number, measure: MeasureText): Rect[] {
  const badges = cards.flatMap((card) => badgeOf(card, zoom) ?? []);
  const names = lanes.map(({ x, y, name }) => ({
    x,
    y,
    width: 20 + measure(name, { size: 12, bold: true }),
    height: 26,
  }));
  const rects = cards.map(({ x, y, width, height }) => ({ x, y, width, height }));
  return [...rects, ...badges, ...names];
}
