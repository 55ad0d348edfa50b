import { type Point, type Rect } from '../geometry/rects';
import { heightAt } from '../geometry/cubic';

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
const room = clearance - 1;

/** Cards by column, with the gaps between them that long edges may pass through. */
export function toColumns(cards: readonly Rect[]): Column[] {
  const byLeft = new Map<number, Rect[]>();
  for (const card of cards) {
    const column = byLeft.get(card.x);
    if (column) {
      column.push(card);
    } else {
      byLeft.set(card.x, [card]);
    }
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

/**
 * Whether the plain curve between two points comes closer to a card than allowed. All cards of a
 * column are equally wide and the curve never turns back, so that its heights at the column's two
 * sides tell all that lies between.
 */
export function touchesCard(columns: readonly Column[], from: Point, to: Point): boolean {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  return columns.some((column) => {
    const enters = Math.max(left, column.left - room);
    const leaves = Math.min(right, column.right + room);
    if (enters >= leaves) {
      return false;
    }
    const heights = [heightAt(from, to, enters), heightAt(from, to, leaves)];
    return touchesStack(column.cards, Math.min(...heights), Math.max(...heights));
  });
}

/** Cards of a stack are sorted: the first one that ends below `top` is found by halves. */
function touchesStack(cards: readonly Rect[], top: number, bottom: number): boolean {
  let low = 0;
  let high = cards.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const card = cards[middle];
    if (card && card.y + card.height + room <= top) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const card = cards[low];
  return card !== undefined && card.y - room < bottom;
}
