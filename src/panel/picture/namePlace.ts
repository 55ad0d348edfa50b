import { type Point } from '../geometry/rects';
import { gridOf } from '../layout/grid';
import { leastNameSize, roomyZoom } from '../layout/readable';
import { badgeOf } from './badgeOf';
import { type CardShape } from './Picture';

/** Where a card's name stands, in pixels of the picture. */
export interface NamePlace {
  /** Its start, at the middle of its height. */
  readonly at: Point;
  readonly size: number;
  /** Widths that the name and a second line have. */
  readonly room: { readonly name: number; readonly line: number };
  /** Whether there is a second line. */
  readonly roomy: boolean;
  readonly withIcon: boolean;
}

const inset = { withIcon: 32, without: 10, end: 6 } as const;
/** Heights of a card on the screen from which it shows its second line and its icon, in pixels. */
const showsFrom = { line: roomyZoom * gridOf('right').cardHeight, icon: 33 } as const;
/** Size of names in the picture, in pixels. */
const drawnSize = 12.5;
/** From the middle of a line to the top of its capitals, as a share of its size. */
const capitals = 0.38;

/** From this zoom on all places are what they are at any larger one. */
export const settledZoom = 0.77;

export function namePlace(card: CardShape, zoom: number): NamePlace {
  const { x, y, width, height } = card;
  const size = Math.max(drawnSize, leastNameSize / zoom);
  const withIcon = height * zoom >= showsFrom.icon;
  const roomy = height * zoom >= showsFrom.line;
  const at = { x: x + (withIcon ? inset.withIcon : inset.without), y: y + height / 2 - (roomy ? 8.5 : 0) };
  const line = x + width - inset.end - at.x;
  const badge = badgeOf(card, zoom);
  // A sign hangs over the corner: a name that reaches as high as it ends before it.
  const meets = badge !== undefined && at.y - size * capitals < badge.y + badge.height;
  return { at, size, room: { name: meets ? badge.x - 3 - at.x : line, line }, roomy, withIcon };
}
