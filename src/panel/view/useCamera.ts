import { useCallback, useMemo, useState } from 'react';

import { type Camera, fitCamera, type Size } from '../picture/Camera';
import { type Rect } from '../picture/Picture';

export interface CameraControl {
  readonly camera: Camera;
  /** False while the camera simply shows the whole picture. */
  readonly moved: boolean;
  /** Moves the camera by hand; from then on it stays where it is. */
  readonly move: (change: (camera: Camera) => Camera) => void;
  /** Shows the whole picture, and goes on doing so when the panel changes its size. */
  readonly fit: () => void;
}

/** The camera shows the whole picture until somebody moves it. */
export function useCamera(bounds: Rect, { width, height }: Size): CameraControl {
  const [moved, setMoved] = useState<Camera>();
  const fitted = useMemo(() => fitCamera(bounds, { width, height }), [bounds, width, height]);
  const move = useCallback(
    (change: (camera: Camera) => Camera) =>
      setMoved((camera) => {
        const from = camera ?? fitted;
        const to = change(from);
        return to === from ? camera : to;
      }),
    [fitted]
  );
  const fit = useCallback(() => setMoved(undefined), []);
  return { camera: moved ?? fitted, moved: moved !== undefined, move, fit };
}
