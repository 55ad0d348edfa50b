import { type Target } from './Focus';
import { type CardShape, type Picture } from './Picture';

/**
 * The card that an arrow key leads to. Along the flow it follows the calls of the card, against it
 * those who call it; where there are none, and across, it is the nearest card in the direction.
 * From a call it is the card at its end: right and down to the callee, left and up to the caller.
 * Without anything to start from it is the first one.
 */
export function nextCard(
  { cards, edges, flow }: Picture,
  cursor: Target | undefined,
  [dx, dy]: readonly [number, number]
): CardShape | undefined {
  const call = cursor?.kind === 'edge' ? edges.find(({ edge }) => edge.id === cursor.id)?.edge : undefined;
  if (call) {
    const end = dx + dy > 0 ? call.target : call.source;
    return cards.find((card) => card.node.id === end);
  }
  const from = cards.find((card) => card.node.id === cursor?.id);
  if (!from) {
    return [...cards].sort((a, b) => a.x - b.x || a.y - b.y)[0];
  }
  const along = flow === 'down' ? dy : dx;
  const linked = new Set(
    edges.flatMap(({ edge }) => {
      const [near, far] = along > 0 ? [edge.source, edge.target] : [edge.target, edge.source];
      return along !== 0 && near === from.node.id ? [far] : [];
    })
  );
  const alongCalls = cards.filter((card) => linked.has(card.node.id));
  return nearest(from, alongCalls, [dx, dy]) ?? nearest(from, cards, [dx, dy]);
}

/** What lies aside counts double. */
function nearest(
  from: CardShape,
  cards: readonly CardShape[],
  [dx, dy]: readonly [number, number]
): CardShape | undefined {
  let best: CardShape | undefined;
  let bestCost = Infinity;
  for (const card of cards) {
    const ahead = (card.x - from.x) * dx + (card.y - from.y) * dy;
    const aside = Math.abs((card.x - from.x) * dy) + Math.abs((card.y - from.y) * dx);
    if (ahead > 1 && ahead + 2 * aside < bestCost) {
      best = card;
      bestCost = ahead + 2 * aside;
    }
  }
  return best;
}
