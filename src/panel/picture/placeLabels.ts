import { type EdgeLabel } from './edgeLabels';
import { badgeOf } from './badgeOf';
import { walkCurve } from './cubic';
import { arrowLength } from './drawPicture';
import { type MeasureText } from './Painter';
import { type EdgeShape, type Picture, type Point, type Rect } from './Picture';
import { RectIndex } from './RectIndex';

/** A label that found a place. Its rectangle is a pill; `textX` is where its text starts. */
export interface PlacedLabel extends Rect {
  readonly shape: EdgeShape;
  readonly text: string;
  readonly lock: EdgeLabel['lock'];
  readonly textSize: number;
  readonly textX: number;
}

export interface LabelInput {
  readonly picture: Picture;
  readonly labelOf: (shape: EdgeShape) => EdgeLabel;
  readonly measure: MeasureText;
  /** Zoom that the labels are placed for: they keep a readable size on the screen. */
  readonly zoom: number;
}

/** Sizes on the screen, in pixels. */
const screen = { text: 11, smallestText: 10, largestText: 26, padding: 7, height: 17, lock: 15 } as const;
/** Where along its curve a label stands best: towards the callee. */
const bestShare = 0.62;
/** What hiding a piece of another edge costs, in pixels of the screen away from the best place. */
const crossingCost = 26;
const apart = 2;
/** From one point that is tried to the next, in pixels of the screen. */
const sampleDistance = 6;
/** The most of its own curve that a label may hide. */
const mostHidden = 0.8;
/** The most other edges that a label may hide, by how much its edge matters. */
const mostCrossed = { fine: 2, degraded: 4, failing: 8 } as const;
/** Room on the screen for each label of a healthy edge, in square pixels: more of them are noise. */
const roomForEach = 24_000;

/**
 * Finds a place for every label that has one.
 *
 * 1. The most important edges choose first: errors, then plain traffic, then rate.
 * 2. A label slides along its own curve until it touches no card, no lane's name and no other label,
 *    and hides as little as possible of other edges.
 * 3. Where there is no room for all of its text its most important number is tried; else it is left out.
 */
export function placeLabels({ picture, labelOf, measure, zoom }: LabelInput): PlacedLabel[] {
  const textSize = Math.min(screen.largestText, Math.max(screen.smallestText, screen.text * zoom)) / zoom;
  const unit = textSize / screen.text;
  const taken = new RectIndex();
  for (const card of picture.cards) {
    taken.add(card);
    const badge = badgeOf(card, zoom);
    if (badge) {
      taken.add(badge);
    }
  }
  picture.lanes.forEach(({ x, y, name }) => {
    taken.add({ x, y, width: 20 + measure(name, { size: 12, bold: true }), height: 26 });
  });
  picture.edges.forEach(({ curve, width }) => {
    const end = curve.at(-1);
    const side = arrowLength(width) + 4;
    if (end) {
      taken.add({ x: end.x - 3, y: end.y - side / 2, width: side, height: side });
    }
  });
  const lines = picture.edges.map((shape) => ({ shape, points: walkCurve(shape.curve, sampleDistance / zoom) }));
  const ink = new RectIndex();
  for (const { shape, points } of lines) {
    points.forEach(({ x, y }) => ink.add({ x: x - 0.5, y: y - 0.5, width: 1, height: 1 }, shape));
  }

  const placed: PlacedLabel[] = [];
  let healthyLeft = Math.max(4, (picture.bounds.width * picture.bounds.height * zoom ** 2) / roomForEach);
  const labelled = lines.map((line) => ({ ...line, label: labelOf(line.shape) }));
  labelled.sort((a, b) => urgency(b.shape, b.label) - urgency(a.shape, a.label) || b.shape.width - a.shape.width);
  for (const { shape, points, label } of labelled) {
    const plainlyFine = urgency(shape, label) === 0;
    if (plainlyFine && healthyLeft < 1) {
      continue;
    }
    for (const text of label.texts) {
      const lock = label.lock ? screen.lock * unit : 0;
      const width = measure(text, { size: textSize }) + lock + 2 * screen.padding * unit;
      const rect =
        width <= (points.length * sampleDistance * mostHidden) / zoom
          ? findPlace(
              points,
              { width, height: screen.height * unit },
              {
                free: (candidate) => !taken.touches(candidate, apart * unit),
                hidden: (candidate) => ink.countOthers(candidate, shape),
                mostHidden: mostCrossed[shape.severity],
              }
            )
          : undefined;
      if (rect) {
        taken.add(rect);
        placed.push({ ...rect, shape, text, lock: label.lock, textSize, textX: rect.x + screen.padding * unit + lock });
        healthyLeft -= plainlyFine ? 1 : 0;
        break;
      }
    }
  }
  return placed;
}

function urgency({ severity }: EdgeShape, { lock }: EdgeLabel): number {
  const bySeverity = { fine: 0, degraded: 2, failing: 4 };
  return bySeverity[severity] + (lock === 'open' ? 1 : 0);
}

interface Judge {
  /** Touches nothing that must stay visible. */
  readonly free: (rect: Rect) => boolean;
  /** How many other edges it hides. */
  readonly hidden: (rect: Rect) => number;
  readonly mostHidden: number;
}

/** The cheapest free place along the points; those near the best one are tried first. */
function findPlace(
  points: readonly Point[],
  { width, height }: { width: number; height: number },
  judge: Judge
): Rect | undefined {
  const start = Math.round((points.length - 1) * bestShare);
  let best: Rect | undefined;
  let bestCost = Infinity;
  for (let step = 0; step < points.length && step * sampleDistance < bestCost; step++) {
    for (const index of step === 0 ? [start] : [start + step, start - step]) {
      const point = points[index];
      if (!point) {
        continue;
      }
      const rect = { x: point.x - width / 2, y: point.y - height / 2, width, height };
      if (judge.free(rect)) {
        const hidden = judge.hidden(rect);
        const cost = step * sampleDistance + hidden * crossingCost;
        if (hidden <= judge.mostHidden && cost < bestCost) {
          best = rect;
          bestCost = cost;
        }
      }
    }
  }
  return best;
}
