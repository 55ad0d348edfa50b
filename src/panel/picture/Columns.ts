import { type Point, type Rect } from './Picture';

/** An open interval of heights where no card stands. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

export interface Column {
  readonly left: number;
  readonly right: number;
  readonly cards: readonly Rect[];
  readonly gaps: readonly Gap[];
}

/** Room that a curve keeps from a card it passes. */
const clearance = 7;

/** Cards by column, with the gaps between them that long edges may pass through. */
export function toColumns(cards: readonly Rect[]): Column[] {
  const byLeft = new Map<number, Rect[]>();
  for (const card of cards) {
    byLeft.set(card.x, [...(byLeft.get(card.x) ?? []), card]);
  }
  return [...byLeft]
    .sort(([a], [b]) => a - b)
    .map(([left, members]) => {
      members.sort((a, b) => a.y - b.y);
      return { left, right: left + (members[0]?.width ?? 0), cards: members, gaps: gapsBetween(members) };
    });
}

function gapsBetween(cards: readonly Rect[]): Gap[] {
  const gaps: Gap[] = [];
  let from = -Infinity;
  for (const card of cards) {
    if (card.y - clearance > from) {
      gaps.push({ from, to: card.y - clearance });
    }
    from = card.y + card.height + clearance;
  }
  return [...gaps, { from, to: Infinity }];
}

/** Whether any of the points lies on a card of these columns, or closer to it than allowed. */
export function touchesCard(
  columns: readonly Column[],
  points: readonly Point[],
  room: number = clearance - 1
): boolean {
  return points.some(({ x, y }) =>
    columns.some((column) => x > column.left - room && x < column.right + room && touchesStack(column.cards, y, room))
  );
}

/** Cards of a stack are sorted, so that the one at a height is found by halves. */
function touchesStack(cards: readonly Rect[], y: number, room: number): boolean {
  let low = 0;
  let high = cards.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const card = cards[middle];
    if (!card) {
      return false;
    }
    if (y <= card.y - room) {
      high = middle - 1;
    } else if (y >= card.y + card.height + room) {
      low = middle + 1;
    } else {
      return true;
    }
  }
  return false;
}
