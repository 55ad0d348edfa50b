import { type Rect } from '../geometry/rects';
import { type Target } from './Focus';
import { type Picture } from './Picture';

/** The smallest rectangle around a card, or around both cards of an edge; nothing when it is not drawn. */
export function areaOf({ cards, edges }: Picture, target: Target | undefined): Rect | undefined {
  const edge = target?.kind === 'edge' ? edges.find((shape) => shape.edge.id === target.id)?.edge : undefined;
  const ids = edge ? [edge.source, edge.target] : [target?.id];
  const found = cards.filter((card) => ids.includes(card.node.id));
  if (found.length === 0) {
    return undefined;
  }
  const x = Math.min(...found.map((card) => card.x));
  const y = Math.min(...found.map((card) => card.y));
  const right = Math.max(...found.map((card) => card.x + card.width));
  const bottom = Math.max(...found.map((card) => card.y + card.height));
  return { x, y, width: right - x, height: bottom - y };
}
