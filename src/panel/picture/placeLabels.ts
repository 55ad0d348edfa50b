import { arrowLength } from './arrowLength';
import { type EdgeLabel } from './edgeLabels';
import { walkCurve } from './cubic';
import { type Point, type Rect, type Severity } from './Picture';
import { RectIndex } from './RectIndex';
import { boundsOf, contains, overlap } from './rects';

/** A label that found a place. Its rectangle is a pill; `textX` is where its text starts. */
export interface PlacedLabel extends Rect {
  /** Id of its edge. */
  readonly edge: string;
  readonly severity: Severity;
  readonly text: string;
  readonly lock: EdgeLabel['lock'];
  readonly textSize: number;
  readonly textX: number;
}

/** What an edge would like to say. */
export interface LabelWish extends EdgeLabel {
  /** Id of the edge. */
  readonly edge: string;
  readonly severity: Severity;
  /** Width of the edge's line in pixels. */
  readonly line: number;
  /** Widths of the texts at a size of one pixel. */
  readonly widths: readonly number[];
}

export interface LabelInput {
  readonly wishes: readonly LabelWish[];
  /** By edge id, arrowheads left out. */
  readonly curves: ReadonlyMap<string, readonly Point[]>;
  /** Cards, their badges, names of lanes: what a label must not touch. */
  readonly obstacles: readonly Rect[];
  /** Where labels are wanted: the whole picture, or what of a large one is in sight. */
  readonly area: Rect;
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
/** So many healthy edges are tried for each label that there is room for: in a thicket most find no place. */
const triesForEach = 6;
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
export function placeLabels({ wishes, curves, obstacles, area, zoom }: LabelInput): PlacedLabel[] {
  const textSize = Math.min(screen.largestText, Math.max(screen.smallestText, screen.text * zoom)) / zoom;
  const unit = textSize / screen.text;
  const taken = new RectIndex();
  obstacles.forEach((rect) => taken.add(rect));
  const lines = wishes.flatMap((wish) => {
    const curve = curves.get(wish.edge) ?? [];
    if (!overlap(boundsOf(curve), area)) {
      return [];
    }
    const walked = walkCurve(curve, sampleDistance / zoom);
    return [{ wish, end: curve.at(-1), length: walked.length, points: walked.filter((point) => contains(area, point)) }];
  });
  const ink = new RectIndex();
  for (const { wish, end, points } of lines) {
    points.forEach(({ x, y }) => ink.add({ x: x - 0.5, y: y - 0.5, width: 1, height: 1 }, wish));
    if (end) {
      const side = arrowLength(wish.line) + 4;
      taken.add({ x: end.x - 3, y: end.y - side / 2, width: side, height: side });
    }
  }

  const placed: PlacedLabel[] = [];
  let healthyLeft = Math.max(4, (area.width * area.height * zoom ** 2) / roomForEach);
  let triesLeft = healthyLeft * triesForEach;
  lines.sort((a, b) => urgency(b.wish) - urgency(a.wish) || b.wish.line - a.wish.line);
  for (const { wish, length, points } of lines) {
    const plainlyFine = urgency(wish) === 0;
    if (plainlyFine && (healthyLeft < 1 || triesLeft-- < 1)) {
      continue;
    }
    const judge: Judge = {
      free: (candidate) => !taken.touches(candidate, apart * unit),
      hidden: (candidate) => ink.countOthers(candidate, wish),
      mostHidden: mostCrossed[wish.severity],
    };
    const lock = wish.lock ? screen.lock * unit : 0;
    const room = (length * sampleDistance * mostHidden) / zoom;
    for (const [index, text] of wish.texts.entries()) {
      const width = (wish.widths[index] ?? 0) * textSize + lock + 2 * screen.padding * unit;
      const rect = width <= room ? findPlace(points, { width, height: screen.height * unit }, judge) : undefined;
      if (rect) {
        const { edge, severity } = wish;
        taken.add(rect);
        placed.push({ ...rect, edge, severity, text, lock: wish.lock, textSize, textX: rect.x + screen.padding * unit + lock });
        healthyLeft -= plainlyFine ? 1 : 0;
        break;
      }
    }
  }
  return placed;
}

function urgency({ severity, lock }: LabelWish): number {
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
