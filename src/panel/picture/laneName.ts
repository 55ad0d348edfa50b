import { type LaneShape } from '../layout/placeCards';
import { cardsInLane } from './cardsInLane';
import { type MeasureText } from './Painter';
import { type Picture } from './Picture';
import { overlap, type Rect } from '../geometry/rects';
import { shortenMiddle } from './shortenMiddle';

/** Where a lane's name stands; its text starts `indent` to the right, behind the sign that folds it. */
export interface LaneName extends Rect {
  /** Shortened where the lane is too narrow for all of it. */
  readonly text: string;
  readonly size: number;
  readonly indent: number;
}

export interface LaneSight {
  readonly zoom: number;
  readonly measure: MeasureText;
  /** What part of the picture is in sight; left out where all of it is. */
  readonly view?: Rect;
}

/** Sizes of a name: in the picture, and the least on the screen, in pixels. */
const nameSize = { drawn: 12, least: 10.5 } as const;

interface Found extends LaneSight {
  readonly cards: Picture['cards'];
  readonly place: LaneName | undefined;
}

/** Each frame asks for the same places again: those of a lane are kept as long as nothing changed. */
const found = new WeakMap<LaneShape, Found>();

/** Where the name of a lane stands in what is in sight of it; nothing for a lane out of sight. */
export function laneName(lane: LaneShape, { cards }: Pick<Picture, 'cards'>, sight: LaneSight): LaneName | undefined {
  const { zoom, measure, view } = sight;
  const kept = found.get(lane);
  if (kept && kept.zoom === zoom && kept.cards === cards && kept.measure === measure && sameRect(kept.view, view)) {
    return kept.place;
  }
  const place = findPlace(lane, cards, sight);
  found.set(lane, { ...sight, cards, place });
  return place;
}

/** The names that are shown, with their lanes: of those that would lie on each other the first. */
export function placedNames(picture: Pick<Picture, 'lanes' | 'cards'>, sight: LaneSight): Array<LaneName & { readonly lane: string }> {
  const placed: Array<LaneName & { readonly lane: string }> = [];
  for (const lane of picture.lanes) {
    const place = laneName(lane, picture, sight);
    const before = placed.at(-1);
    if (place && !(before && overlap(before, place))) {
      placed.push({ ...place, lane: lane.name });
    }
  }
  return placed;
}

/**
 * The name stands in the corner of what is seen of its lane; where a card is in its way, in the other corner or
 * behind the first card that leaves room; and where none does, in the corner all the same: which lane it is comes first.
 */
function findPlace(lane: LaneShape, cards: Picture['cards'], { zoom, measure, view = lane }: LaneSight): LaneName | undefined {
  if (lane.name === '' || !overlap(lane, view)) {
    return undefined;
  }
  const left = Math.max(lane.x, view.x);
  const right = Math.min(lane.x + lane.width, view.x + view.width);
  const size = Math.max(nameSize.drawn, nameSize.least / zoom);
  const indent = size * 1.1;
  // Letters this small are drawn a little wider than they were measured.
  const around = size * 1.2;
  const widthOf = (text: string) => measure(text, { size }) * 1.06;
  const text = shortenMiddle(lane.name, right - left - indent - 2 * around, widthOf);
  const width = indent + widthOf(text);
  const top = Math.max(lane.y, view.y);
  const middle = Math.min(top + Math.max(15, size * 0.75), Math.max(top, lane.y + lane.height - size * 0.75));
  const at = (x: number) => ({ x, y: middle - size / 2, width, height: size });
  const nearby = cardsInLane(lane.name, cards).filter((card) => overlap(card, { ...at(left), width: right - left }));
  const corners = [left + 10, right - around - width];
  const behind = nearby.map((card) => card.x + card.width + size / 2).sort((a, b) => a - b);
  const within = [...corners, ...behind].filter((x) => x >= left && x + width <= right);
  const x = within.find((start) => !nearby.some((card) => overlap(card, at(start)))) ?? left + 10;
  return { ...at(x), text, size, indent };
}

function sameRect(a: Rect | undefined, b: Rect | undefined): boolean {
  return a === b || (a?.x === b?.x && a?.y === b?.y && a?.width === b?.width && a?.height === b?.height);
}
