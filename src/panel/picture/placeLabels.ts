import { type Rect } from '../geometry/rects';
import { atOnce, type Sliced } from '../../mesh/Sliced';
import { leastNameSize } from '../layout/readable';
import { type EdgeLabel } from './edgeLabels';
import { type EdgeIndex, type EdgeLine } from './EdgeIndex';
import { type Severity } from './Picture';
import { healthyLabels, mostCovered, triesForEach } from './labelBudget';
import { RectIndex } from '../geometry/RectIndex';

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
export interface LabelCandidate extends EdgeLabel {
  /** Id of the edge. */
  readonly edge: string;
  readonly severity: Severity;
  /** Width of the edge's line in pixels. */
  readonly line: number;
  /** Widths of the texts at a size of one pixel. */
  readonly widths: readonly number[];
  /** Widths of the rooms that are looked for, which are no smaller. */
  readonly rooms: readonly number[];
}

export interface LabelInput {
  /** Of the edges that may get one; see chooseCandidates. */
  readonly candidates: readonly LabelCandidate[];
  /** Where all edges run. */
  readonly edgeIndex: EdgeIndex;
  /** Cards, their badges, names of lanes: what a label must not touch. */
  readonly obstacles: readonly Rect[];
}

/** Sizes on the screen, in pixels. */
const screen = { text: 11, smallestText: leastNameSize, largestText: 26, padding: 7, height: 17, lock: 15 } as const;
/** Where along its curve a label stands best: towards the callee. */
const bestShare = 0.62;
/** What hiding a piece of another edge costs, in pixels of the screen away from the best place. */
const crossingCost = 26;
const apart = 2;
/** The most of its own curve that a label may hide. */
const mostHidden = 0.8;
/** The most other edges that a label may hide, by how much its edge matters. */
const mostCrossed = { fine: 2, degraded: 4, failing: 8 } as const;

/**
 * Finds a place for every label that has one.
 *
 * 1. The most important edges choose first: errors and changes, then plain traffic, then rate.
 * 2. A label slides along its own curve until it touches no card, no lane's name and no other label,
 *    and hides as little as possible of other edges.
 * 3. Where there is no room for all of its text its most important number is tried; else it is left out.
 * 4. All of them together cover no more of the picture than their budget.
 */
export function placeLabels(input: LabelInput): PlacedLabel[] {
  return atOnce(placeLabelsSliced(input));
}

/** The same with rests. */
export function* placeLabelsSliced({ candidates, edgeIndex, obstacles }: LabelInput): Sliced<PlacedLabel[]> {
  const { zoom } = edgeIndex;
  const textSize = Math.min(screen.largestText, Math.max(screen.smallestText, screen.text * zoom)) / zoom;
  const unit = textSize / screen.text;
  const taken = new RectIndex();
  [...obstacles, ...edgeIndex.arrows].forEach((rect) => taken.add(rect));
  const placed: PlacedLabel[] = [];
  let areaLeft = edgeIndex.area.width * edgeIndex.area.height * mostCovered;
  let healthyLeft = healthyLabels(edgeIndex.area, zoom);
  let triesLeft = healthyLeft * triesForEach;
  const sorted = [...candidates].sort((a, b) => urgency(b) - urgency(a) || b.line - a.line);
  for (const candidate of sorted) {
    yield;
    const line = edgeIndex.line(candidate.edge);
    const plainlyFine = urgency(candidate) === 0;
    if (!line || (plainlyFine && (healthyLeft < 1 || triesLeft-- < 1))) {
      continue;
    }
    const judge: Judge = {
      free: (rect) => !taken.touches(rect, apart * unit),
      hidden: (rect) => edgeIndex.countOthers(rect, line, mostCrossed[candidate.severity]),
      mostHidden: mostCrossed[candidate.severity],
      step: edgeIndex.step * zoom,
    };
    const lock = candidate.lock ? screen.lock * unit : 0;
    const room = line.length * edgeIndex.step * mostHidden;
    for (const [index, text] of candidate.texts.entries()) {
      const around = lock + 2 * screen.padding * unit;
      const height = screen.height * unit;
      const wanted = (candidate.rooms[index] ?? 0) * textSize + around;
      const width = (candidate.widths[index] ?? 0) * textSize + around;
      const fits = wanted <= room && width * height <= areaLeft;
      const found = fits ? findPlace(line, { width: wanted, height }, judge) : undefined;
      if (found) {
        const { edge, severity } = candidate;
        taken.add(found);
        areaLeft -= width * height;
        const rect = narrowed(found, width);
        placed.push({ ...rect, edge, severity, text, lock: candidate.lock, textSize, textX: rect.x + screen.padding * unit + lock });
        healthyLeft -= plainlyFine ? 1 : 0;
        break;
      }
    }
  }
  return placed;
}

/** So much of the middle of a rectangle. */
function narrowed(rect: Rect, width: number): Rect {
  return { ...rect, x: rect.x + (rect.width - width) / 2, width };
}

/** Failing calls come before changed ones, these before degraded ones and plain traffic, that before all others. */
export function urgency({ severity, lock, changed }: Pick<LabelCandidate, 'severity' | 'lock' | 'changed'>): number {
  const bySeverity = { fine: 0, degraded: 2, failing: 4 };
  return bySeverity[severity] + (changed ? 3 : 0) + (lock === 'open' ? 1 : 0);
}

interface Judge {
  /** Touches nothing that must stay visible. */
  readonly free: (rect: Rect) => boolean;
  /** How many other edges it hides. */
  readonly hidden: (rect: Rect) => number;
  readonly mostHidden: number;
  /** From one point that is tried to the next, in pixels of the screen. */
  readonly step: number;
}

/** The cheapest free place along the points; those near the best one are tried first. */
function findPlace(
  { xs, ys }: EdgeLine,
  { width, height }: { width: number; height: number },
  judge: Judge
): Rect | undefined {
  const start = Math.round((xs.length - 1) * bestShare);
  let best: Rect | undefined;
  let bestCost = Infinity;
  for (let step = 0; step < xs.length && step * judge.step < bestCost; step++) {
    for (const index of step === 0 ? [start] : [start + step, start - step]) {
      const [x, y] = [xs[index], ys[index]];
      if (x === undefined || y === undefined) {
        continue;
      }
      const rect = { x: x - width / 2, y: y - height / 2, width, height };
      if (judge.free(rect)) {
        const hidden = judge.hidden(rect);
        const cost = step * judge.step + hidden * crossingCost;
        if (hidden <= judge.mostHidden && cost < bestCost) {
          best = rect;
          bestCost = cost;
        }
      }
    }
  }
  return best;
}
