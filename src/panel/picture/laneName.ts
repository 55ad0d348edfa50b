import { type MeasureText } from './Painter';
import { type LaneShape, type Picture, type Rect } from './Picture';
import { shortenMiddle } from './shortenMiddle';

/** Where a lane's name stands; its text starts `indent` to the right, behind the sign that folds it. */
export interface LaneName extends Rect {
  /** Shortened where the lane is too narrow for all of it. */
  readonly text: string;
  readonly size: number;
  readonly indent: number;
}

interface Found {
  readonly zoom: number;
  readonly cards: Picture['cards'];
  readonly measure: MeasureText;
  readonly place: LaneName | undefined;
}

/** Each frame asks for the same places again: those of a lane are kept as long as nothing changed. */
const found = new WeakMap<LaneShape, Found>();

/** Where the name of a lane stands, if there is room for it. */
export function laneName(
  lane: LaneShape,
  { cards }: Pick<Picture, 'cards'>,
  zoom: number,
  measure: MeasureText
): LaneName | undefined {
  const kept = found.get(lane);
  if (kept && kept.zoom === zoom && kept.cards === cards && kept.measure === measure) {
    return kept.place;
  }
  const place = findPlace(lane, { cards }, zoom, measure);
  found.set(lane, { zoom, cards, measure, place });
  return place;
}

/** The name stands in the lane's corner; where cards are in its way, in the other corner or not at all. */
function findPlace(
  lane: LaneShape,
  { cards }: Pick<Picture, 'cards'>,
  zoom: number,
  measure: MeasureText
): LaneName | undefined {
  if (lane.name === '') {
    return undefined;
  }
  const size = Math.max(12, 10 / zoom);
  const indent = size * 1.1;
  // Letters this small are drawn a little wider than they were measured.
  const around = size * 1.2;
  const widthOf = (text: string) => measure(text, { size }) * 1.06;
  const text = shortenMiddle(lane.name, lane.width - indent - 2 * around, widthOf);
  const width = indent + widthOf(text);
  const middle = lane.y + Math.max(15, size * 0.65);
  const [y, height] = [middle - size / 2, size];
  const corners = [lane.x + 10, lane.x + lane.width - around - width];
  const x = corners.find((left) =>
    cards.every(
      (card) => card.y > y + height || card.y + card.height < y || card.x > left + width || card.x + card.width < left
    )
  );
  return x === undefined ? undefined : { text, x, y, width, height, size, indent };
}
