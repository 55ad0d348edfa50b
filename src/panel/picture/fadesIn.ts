import { type Picture } from './Picture';

/** Whether cards came, went or moved, and the reader likes to see it happen. */
export function fadesIn(before: Picture, after: Picture): boolean {
  if (globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches) {
    return false;
  }
  const places = new Map(before.cards.map(({ node, x, y }) => [node.id, `${x} ${y}`]));
  const stays = after.cards.every(({ node, x, y }) => places.get(node.id) === `${x} ${y}`);
  return places.size > 0 && !(stays && places.size === after.cards.length);
}
