import { type Rect } from '../geometry/rects';
import { type CardShape } from './Picture';

/** Where the sign of a degraded or failing node stands on its card's corner; nothing for the others. */
export function badgeOf({ node, x, y, width }: CardShape, zoom: number): Rect | undefined {
  if (node.health !== 'degraded' && node.health !== 'failing') {
    return undefined;
  }
  const radius = Math.max(7.5, 5.5 / zoom);
  return { x: x + width - 4 - radius, y: y - radius, width: radius * 2, height: radius * 2 };
}
