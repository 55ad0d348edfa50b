import { quadtree, type Quadtree } from 'd3-quadtree';

import { walkCurve } from './cubic';
import { type Target } from './Focus';
import { type EdgeShape, type Picture, type Point, type Rect } from './Picture';
import { type PlacedLabel } from './placeLabels';

/** From one sample of a curve to the next, in pixels of the screen. */
const sampleDistance = 8;

interface Sample extends Point {
  readonly shape: EdgeShape;
}

/** Finds what lies under a point of the picture: a card, a label, then the nearest edge. */
export class HitTest {
  private readonly samples: Quadtree<Sample>;

  constructor(
    private readonly picture: Picture,
    private readonly labels: readonly PlacedLabel[],
    zoom = 1
  ) {
    const samples = picture.edges.flatMap((shape) =>
      walkCurve(shape.curve, sampleDistance / zoom).map((point) => ({ ...point, shape }))
    );
    this.samples = quadtree(
      samples,
      (sample) => sample.x,
      (sample) => sample.y
    );
  }

  /** `reach` is how far from an edge a point still means it, in pixels of the picture. */
  at(point: Point, reach: number): Target | undefined {
    const card = this.picture.cards.find((shape) => contains(shape, point));
    if (card) {
      return { kind: 'node', id: card.node.id };
    }
    const label = this.labels.find((shape) => contains(shape, point));
    const edge = label?.shape ?? this.samples.find(point.x, point.y, reach)?.shape;
    return edge && { kind: 'edge', id: edge.edge.id };
  }

  /** A point that means this edge and nothing else; its middle when it is hidden everywhere. */
  pointOf(shape: EdgeShape, reach: number): Point {
    const label = this.labels.find((placed) => placed.shape === shape);
    if (label) {
      return { x: label.x + label.width / 2, y: label.y + label.height / 2 };
    }
    const points = walkCurve(shape.curve, 6);
    const middle = Math.floor(points.length / 2);
    const fromMiddle = points
      .map((point, index) => ({ point, distance: Math.abs(index - middle) }))
      .sort((a, b) => a.distance - b.distance);
    const free = fromMiddle.find(({ point }) => this.at(point, reach)?.id === shape.edge.id);
    return free?.point ?? points[middle] ?? { x: 0, y: 0 };
  }
}

function contains({ x, y, width, height }: Rect, point: Point): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}
