import { useMemo } from 'react';

import { type Point } from '../geometry/rects';
import { type Camera, toCanvas } from '../geometry/Camera';
import { type Target } from '../picture/Focus';
import { type HitTest } from '../picture/HitTest';
import { type Picture } from '../picture/Picture';

/** How close to an edge a pointer has to come, in pixels of the screen. */
export const reach = 9;

/** Points of the canvas that mean a card or an edge, for those who drive the panel by program. */
export function usePoints(picture: Picture, hits: HitTest, camera: Camera): (target: Target) => Point | undefined {
  return useMemo(() => {
    const cards = new Map(picture.cards.map((card) => [card.node.id, card]));
    const edges = new Map(picture.edges.map((shape) => [shape.edge.id, shape]));
    return ({ kind, id }) => {
      const card = kind === 'node' ? cards.get(id) : undefined;
      const edge = kind === 'edge' ? edges.get(id) : undefined;
      const point = card
        ? { x: card.x + card.width / 2, y: card.y + card.height / 2 }
        : edge && hits.pointOf(edge, reach / camera.zoom);
      return point && tenths(toCanvas(camera, point));
    };
  }, [picture, hits, camera]);
}

function tenths({ x, y }: Point): Point {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}
