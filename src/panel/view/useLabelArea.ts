import { useMemo } from 'react';

import { type Rect } from '../geometry/rects';
import { type Camera, type Size } from '../geometry/Camera';
import { type Picture } from '../picture/Picture';

/** A picture with more edges than this is labelled only where it is looked at. */
const mostEdges = 1500;
/** Size of the tiles that the area is made of, as a share of what is in sight. */
const tile = 0.5;

/**
 * Where labels are wanted: the whole picture, or of a large one what is in sight and a little around,
 * in tiles, so that a short pan leaves all labels where they are.
 */
export function useLabelArea({ bounds, edges }: Picture, camera: Camera, size: Size): Rect {
  const step = 2 ** Math.ceil(Math.log2(camera.zoom));
  // The closer one looks, the more points a label may stand on, and the fewer of them are in sight.
  const large = edges.length * Math.max(1, step) > mostEdges;
  const [wide, high] = [(size.width / step) * tile, (size.height / step) * tile];
  const column = Math.floor(-camera.x / camera.zoom / wide) - 1;
  const row = Math.floor(-camera.y / camera.zoom / high) - 1;
  const columns = Math.ceil(size.width / camera.zoom / wide) + 3;
  const rows = Math.ceil(size.height / camera.zoom / high) + 3;
  return useMemo(
    () => (large ? { x: column * wide, y: row * high, width: columns * wide, height: rows * high } : bounds),
    [large, bounds, column, row, columns, rows, wide, high]
  );
}
