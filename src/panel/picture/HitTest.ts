import { sampleCurve, walkCurve } from './cubic';
import { curveBounds } from './curveBounds';
import { type Target } from './Focus';
import { laneName, type LaneSight } from './laneName';
import { type EdgeShape, type Picture, type Point } from './Picture';
import { type PlacedLabel } from './placeLabels';
import { boundsOf, contains } from './rects';

/** Steps in which one cubic is measured. */
const steps = 24;
/** In a picture with more edges than this no free point is looked for: it would take too long. */
const mostTried = 1000;
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

  /** `reach` is how far from an edge a point still means it, in pixels of the picture. */
  at(point: Point, reach: number): Target | undefined {
    const card = this.picture.cards.find((shape) => contains(shape, point));
    if (card) {
      return { kind: 'node', id: card.node.id };
    }
    const id = this.labels.find((shape) => contains(shape, point))?.edge ?? this.nearest(point, reach)?.edge.id;
    return id === undefined ? undefined : { kind: 'edge', id };
  }

  /** The lane whose name lies there. */
  laneAt(point: Point, sight: LaneSight): string | undefined {
    const { picture } = this;
    const lane = picture.lanes.find((shape) => {
      const name = contains(shape, point) ? laneName(shape, picture, sight) : undefined;
      return name !== undefined && contains(name, point);
    });
    return lane?.name;
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
    const points = walkCurve(shape.curve, 6);
    const middle = Math.floor(points.length / 2);
    const fromMiddle = points
      .map((point, index) => ({ point, distance: Math.abs(index - middle) }))
      .sort((a, b) => a.distance - b.distance);
    const free = fromMiddle.find(({ point }) => this.at(point, reach)?.id === shape.edge.id);
    return free?.point ?? points[middle] ?? { x: 0, y: 0 };
  }

  /** Made when they are first asked for: most pictures are looked at, not pointed at. */
  private get boxes(): Float64Array {
    this.found ??= boxesOf(this.picture);
    return this.found;
  }

  private nearest(point: Point, reach: number): EdgeShape | undefined {
    const { boxes } = this;
    let best: EdgeShape | undefined;
    let bestDistance = reach;
    this.picture.edges.forEach((shape, index) => {
      const at = index * stride;
      const [left, top] = [boxes[at] ?? 0, boxes[at + 1] ?? 0];
      const [right, bottom] = [boxes[at + 2] ?? 0, boxes[at + 3] ?? 0];
      const near =
        point.x >= left - reach && point.x <= right + reach && point.y >= top - reach && point.y <= bottom + reach;
      const distance = near ? distanceTo(shape.curve, point, reach) : Infinity;
      if (distance < bestDistance) {
        best = shape;
        bestDistance = distance;
      }
    });
    return best;
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
  for (let index = 0; index + 3 < curve.length; index += 3) {
    const cubic = curve.slice(index, index + 4);
    const { x, y, width, height } = boundsOf(cubic);
    const around = { x: x - reach, y: y - reach, width: width + 2 * reach, height: height + 2 * reach };
    if (contains(around, point)) {
      least = Math.min(least, distanceToPieces(sampleCurve(cubic, steps), point));
    }
  }
  return least;
}

function distanceToPieces(points: readonly Point[], point: Point): number {
  let least = Infinity;
  for (let index = 1; index < points.length; index++) {
    const from = points[index - 1];
    const to = points[index];
    if (from && to) {
      const along = { x: to.x - from.x, y: to.y - from.y };
      const length = along.x ** 2 + along.y ** 2 || 1;
      const share = ((point.x - from.x) * along.x + (point.y - from.y) * along.y) / length;
      const at = Math.min(1, Math.max(0, share));
      least = Math.min(least, Math.hypot(from.x + along.x * at - point.x, from.y + along.y * at - point.y));
    }
  }
  return least;
}
