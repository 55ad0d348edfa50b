import { useCallback, useMemo, useState } from 'react';

import { type Rect } from '../geometry/rects';
import { type Camera, fitCamera, type Size, toCanvas } from '../geometry/Camera';
import { type View } from '../state/useViewState';

export interface CameraControl {
  readonly camera: Camera;
  /** False while the camera simply shows the whole picture. */
  readonly moved: boolean;
  /** Moves the camera by hand; from then on it stays where it is. */
  readonly move: (change: (camera: Camera) => Camera) => void;
  /** Shows the whole picture, and goes on doing so when the panel changes its size. */
  readonly fit: () => void;
}

/** How much smaller than possible a picture may be shown before it is fitted anew. */
const slack = 0.93;

/** Whether a camera that once fitted the picture shows all of it still, and not much smaller than it could. */
function stillFits(camera: Camera, fresh: Camera, { x, y, width, height }: Rect, size: Size): boolean {
  const from = toCanvas(camera, { x, y });
  const to = toCanvas(camera, { x: x + width, y: y + height });
  const inside = from.x >= -1 && from.y >= -1 && to.x <= size.width + 1 && to.y <= size.height + 1;
  return inside && camera.zoom >= fresh.zoom * slack;
}

/** The camera shows the whole picture until somebody moves it, and does not follow small changes of its size. */
export function useCamera({ state, dispatch }: View, bounds: Rect, { width, height }: Size): CameraControl {
  const moved = state.camera;
  const [kept, setKept] = useState<{ camera: Camera; size: string }>();
  const fresh = useMemo(() => fitCamera(bounds, { width, height }), [bounds, width, height]);
  const size = `${width} ${height}`;
  const stays = kept?.size === size && stillFits(kept.camera, fresh, bounds, { width, height });
  if (!stays && kept?.camera !== fresh) {
    setKept({ camera: fresh, size });
  }
  const fitted = stays ? kept.camera : fresh;
  const move = useCallback(
    (change: (camera: Camera) => Camera) => dispatch({ type: 'move', shown: fitted, change }),
    [dispatch, fitted]
  );
  const fit = useCallback(() => {
    dispatch({ type: 'fit' });
    setKept(undefined);
  }, [dispatch]);
  return { camera: moved ?? fitted, moved: moved !== undefined, move, fit };
}
