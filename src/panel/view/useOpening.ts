import { useCallback, useLayoutEffect, useState } from 'react';

import { readableZoom } from '../layout/readable';
import { type Camera, fitCamera, reveal, type Size, zoomAround } from '../picture/Camera';
import { type Picture } from '../picture/Picture';
import { type CameraControl } from './useCamera';

interface Opening {
  readonly lane: string;
  /** From where it was opened. */
  readonly camera: Camera;
  readonly picture: Picture;
}

/**
 * What the camera does when a lane opens. Where all of the picture can be read at once, all of it is shown.
 * Otherwise the camera keeps its place, goes back no farther than names can be read, and moves just as far as
 * the opened lane asks for: what is beside it stays where it was.
 */
export function useOpening(picture: Picture, { camera, moved, move }: CameraControl, size: Size): (lane: string) => void {
  const [awaited, setAwaited] = useState<Opening>();
  useLayoutEffect(() => {
    const lane = awaited && picture !== awaited.picture && picture.lanes.find(({ name }) => name === awaited.lane);
    if (!lane) {
      return;
    }
    setAwaited(undefined);
    const fitted = fitCamera(picture.bounds, size);
    if (!moved && fitted.zoom >= readableZoom) {
      return;
    }
    const zoom = moved ? awaited.camera.zoom : Math.max(fitted.zoom, Math.min(awaited.camera.zoom, readableZoom));
    const middle = { x: size.width / 2, y: size.height / 2 };
    const back = zoomAround(awaited.camera, middle, zoom / awaited.camera.zoom);
    move(() => reveal(back, lane, { x: 0, y: 0, ...size }));
  }, [awaited, picture, moved, move, size]);
  return useCallback((lane: string) => setAwaited({ lane, camera, picture }), [camera, picture]);
}
