import { type Cubic, forEachCubic, forEachPiece, sampleCurve, walkCurve } from '../geometry/cubic';
import { curveBounds } from '../geometry/curveBounds';
import { type Target } from './Focus';
import { type LaneSight, placedNames } from './laneName';
import { type EdgeShape, type Picture } from './Picture';
import { type PlacedLabel } from './placeLabels';
import { contains, type Point } from '../geometry/rects';

/** Steps in which one cubic is measured. */
const steps = 24;
/** In a picture with more edges than this no free point is looked for: it would take too long. */
const mostTried = 1000;
/** From one point of an edge that is tried to the next, in pixels, and in a picture with many edges. */
const apart = { few: 6, many: 40 } as const;
const manyEdges = 150;
/** Numbers of one entry of the boxes: left, top, right, bottom. */
const stride = 4;

/**
 * Finds what lies under a point of the picture: a card, a label, then the nearest edge. Nothing is
 * prepared but the box around each edge: to look at ten thousand boxes takes less than a millisecond,
 * and only the few edges whose box holds the point are measured.
 */
export class HitTest {
  private found: Float64Array | undefined;

  constructor(
    private readonly picture: Picture,
    private readonly labels: readonly PlacedLabel[]
  ) {}

  /**
   * `reach` is how far from an edge a point still means it, in pixels of the picture; `likely` is the index of the
   * edge that lies there if no other is nearer.
   */
  at(point: Point, reach: number, likely?: number): Target | undefined {
    const card = this.picture.cards.find((shape) => contains(shape, point));
    if (card) {
      return { kind: 'node', id: card.node.id };
    }
    const id = this.labels.find((shape) => contains(shape, point))?.edge ?? this.nearest(point, reach, likely)?.edge.id;
    return id === undefined ? undefined : { kind: 'edge', id };
  }

  /** The lane whose name lies there. */
  laneAt(point: Point, sight: LaneSight): string | undefined {
    return placedNames(this.picture, sight).find((name) => contains(name, point))?.lane;
  }

  /** A point that means this edge and nothing else; its middle when it is hidden everywhere. */
  pointOf(shape: EdgeShape, reach: number): Point {
    const label = this.labels.find(({ edge }) => edge === shape.edge.id);
    if (label) {
      return { x: label.x + label.width / 2, y: label.y + label.height / 2 };
    }
    if (this.picture.edges.length > mostTried) {
      const rough = sampleCurve(shape.curve, 8);
      return rough[rough.length >> 1] ?? { x: 0, y: 0 };
    }
    const points = walkCurve(shape.curve, this.picture.edges.length > manyEdges ? apart.many : apart.few);
    const middle = Math.floor(points.length / 2);
    const fromMiddle = points
      .map((point, index) => ({ point, distance: Math.abs(index - middle) }))
      .sort((a, b) => a.distance - b.distance);
    const index = this.picture.edges.indexOf(shape);
    const free = fromMiddle.find(({ point }) => this.at(point, reach, index)?.id === shape.edge.id);
    return free?.point ?? points[middle] ?? { x: 0, y: 0 };
  }

  /** Made when they are first asked for: most pictures are looked at, not pointed at. */
  private get boxes(): Float64Array {
    this.found ??= boxesOf(this.picture);
    return this.found;
  }

  /** The first of the nearest edges. One that is likely is measured first: of the others only nearer ones are then. */
  private nearest(point: Point, reach: number, likely?: number): EdgeShape | undefined {
    const { edges } = this.picture;
    const guess = likely === undefined ? undefined : edges[likely];
    const guessed = guess ? distanceTo(guess.curve, point, reach) : Infinity;
    let [best, least] = guessed < reach ? [likely ?? -1, guessed] : [-1, reach];
    for (let index = 0; index < edges.length; index++) {
      const shape = edges[index];
      if (shape && index !== likely && this.isNearBox(index, point, least)) {
        const distance = distanceTo(shape.curve, point, least);
        if (distance < least || (distance === least && index < best)) {
          [best, least] = [index, distance];
        }
      }
    }
    return edges[best];
  }

  private isNearBox(index: number, { x, y }: Point, reach: number): boolean {
    const { boxes } = this;
    const at = index * stride;
    const [left, top] = [boxes[at] ?? 0, boxes[at + 1] ?? 0];
    const [right, bottom] = [boxes[at + 2] ?? 0, boxes[at + 3] ?? 0];
    return x >= left - reach && x <= right + reach && y >= top - reach && y <= bottom + reach;
  }
}

function boxesOf({ edges }: Picture): Float64Array {
  const boxes = new Float64Array(edges.length * stride);
  edges.forEach(({ curve }, index) => {
    const { x, y, width, height } = curveBounds(curve);
    boxes.set([x, y, x + width, y + height], index * stride);
  });
  return boxes;
}

/** Distance to the nearest of the straight pieces that the curve is measured by; only near cubics are. */
function distanceTo(curve: readonly Point[], point: Point, reach: number): number {
  let least = Infinity;
  forEachCubic(curve, (cubic) => {
    if (isNear(cubic, point, reach)) {
      least = Math.min(least, distanceToCubic(cubic, point));
    }
  });
  return least;
}

function isNear([a, b, c, d]: Cubic, { x, y }: Point, reach: number): boolean {
  return (
    x >= Math.min(a.x, b.x, c.x, d.x) - reach &&
    x <= Math.max(a.x, b.x, c.x, d.x) + reach &&
    y >= Math.min(a.y, b.y, c.y, d.y) - reach &&
    y <= Math.max(a.y, b.y, c.y, d.y) + reach
  );
}

function distanceToCubic(cubic: Cubic, point: Point): number {
  let least = Infinity;
  let [fromX, fromY] = [cubic[0].x, cubic[0].y];
  forEachPiece(cubic, steps, (x, y) => {
    const [alongX, alongY] = [x - fromX, y - fromY];
    const length = alongX ** 2 + alongY ** 2 || 1;
    const share = ((point.x - fromX) * alongX + (point.y - fromY) * alongY) / length;
    const at = Math.min(1, Math.max(0, share));
    least = Math.min(least, Math.hypot(fromX + alongX * at - point.x, fromY + alongY * at - point.y));
    [fromX, fromY] = [x, y];
  });
  return least;
}
