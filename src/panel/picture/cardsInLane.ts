import { type CardShape, type Picture } from './Picture';

/** Each frame asks for the same cards again. */
const known = new WeakMap<Picture['cards'], Map<string, CardShape[]>>();

/** The cards of the picture that stand in a lane. */
export function cardsInLane(lane: string, cards: Picture['cards']): readonly CardShape[] {
  let byLane = known.get(cards);
  if (!byLane) {
    byLane = new Map();
    for (const card of cards) {
      const members = byLane.get(card.lane) ?? [];
      members.push(card);
      byLane.set(card.lane, members);
    }
    known.set(cards, byLane);
  }
  return byLane.get(lane) ?? [];
}
