import { type Rect } from '../geometry/rects';
import { badgeOf } from './badgeOf';
import { placedNames } from './laneName';
import { type MeasureText } from './Painter';
import { type Picture } from './Picture';

/** What no label may touch: cards, their badges, names of lanes as far as they are shown. */
export function labelObstacles({ cards, lanes }: Pick<Picture, 'cards' | 'lanes'>, zoom: number, measure: MeasureText): Rect[] {
  const badges = cards.flatMap((card) => badgeOf(card, zoom) ?? []);
  const names = placedNames({ cards, lanes }, { zoom, measure }).map(({ x, y, width, height }) => ({
    x: x - 4,
    y: y - 6,
    width: width + 10,
    height: height + 12,
  }));
  const rects = cards.map(({ x, y, width, height }) => ({ x, y, width, height }));
  return [...rects, ...badges, ...names];
}
