import { useMemo } from 'react';

import { type Camera, toCanvas } from '../picture/Camera';
import { type HitTest } from '../picture/HitTest';
import { type Picture, type Point } from '../picture/Picture';

/** How close to an edge a pointer has to come, in pixels of the screen. */
export const reach = 9;

/** Points of the canvas that mean a card or an edge, by id, for those who drive the panel by program. */
export function usePoints(picture: Picture, hits: HitTest, camera: Camera): ReadonlyMap<string, Point> {
  const { zoom } = camera;
  const inPicture = useMemo(() => {
    const cards = picture.cards.map((card): [string, Point] => [
      card.node.id,
      { x: card.x + card.width / 2, y: card.y + card.height / 2 },
    ]);
    const edges = picture.edges.map((shape): [string, Point] => [shape.edge.id, hits.pointOf(shape, reach / zoom)]);
    return [...cards, ...edges];
  }, [picture, hits, zoom]);
  return useMemo(
    () => new Map(inPicture.map(([id, point]) => [id, tenths(toCanvas(camera, point))])),
    [inPicture, camera]
  );
}

function tenths({ x, y }: Point): Point {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}
