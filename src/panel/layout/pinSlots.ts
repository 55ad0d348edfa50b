import { type CardSlot, type Layout } from './Layout';

/** Slots that somebody has chosen, by node id. */
export type Pins = Readonly<Record<string, CardSlot>>;

/**
 * Puts pinned cards on their slots. Who stands there takes the slot that the pinned card leaves; a pin
 * in a lane that its card no longer stands in is of no use.
 */
export function pinSlots({ lanes, cards }: Pick<Layout, 'lanes' | 'cards'>, pins: Pins): Pick<Layout, 'lanes' | 'cards'> {
  const placed = new Map(cards);
  for (const [id, pin] of Object.entries(pins)) {
    const own = placed.get(id);
    if (own?.lane !== pin.lane) {
      continue;
    }
    const other = [...placed].find(([otherId, slot]) => otherId !== id && sameSlot(slot, pin));
    placed.set(id, pin);
    if (other) {
      placed.set(other[0], own);
    }
  }
  const rows = new Map(lanes.map((lane) => [lane.name, lane.rows]));
  for (const { lane, row } of placed.values()) {
    rows.set(lane, Math.max(rows.get(lane) ?? 1, Math.ceil(row + 1)));
  }
  return { lanes: lanes.map(({ name }) => ({ name, rows: rows.get(name) ?? 1 })), cards: placed };
}

/** Cards less than a row apart would overlap. */
function sameSlot(a: CardSlot, b: CardSlot): boolean {
  return a.lane === b.lane && a.rank === b.rank && a.column === b.column && Math.abs(a.row - b.row) < 1;
}
