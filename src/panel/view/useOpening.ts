import { useCallback, useLayoutEffect, useRef } from 'react';

import { farthestZoom } from '../layout/readable';
import { type Camera, fitCamera, reveal, type Size, viewOf, zoomAround } from '../picture/Camera';
import { type Picture, type Rect } from '../picture/Picture';
import { type CameraControl } from './useCamera';

interface Opening {
  readonly lane: string;
  /** From where it was opened. */
  readonly camera: Camera;
  readonly picture: Picture;
}

/**
 * What the camera does when a lane opens. One that shows the whole picture goes on doing so, as long as cards
 * can be told apart. Otherwise it keeps its place and moves just as far as the opened lane asks for: what is
 * beside it stays where it was.
 */
export function useOpening(picture: Picture, { camera, moved, move }: CameraControl, size: Size): (lane: string) => void {
  const opening = useRef<Opening>();
  useLayoutEffect(() => {
    const awaited = opening.current;
    const lane = awaited && picture !== awaited.picture && picture.lanes.find(({ name }) => name === awaited.lane);
    if (!lane) {
      return;
    }
    opening.current = undefined;
    const fitted = fitCamera(picture.bounds, size);
    if (!moved && fitted.zoom >= farthestZoom) {
      return;
    }
    const zoom = moved ? awaited.camera.zoom : Math.max(fitted.zoom, Math.min(awaited.camera.zoom, farthestZoom));
    const middle = { x: size.width / 2, y: size.height / 2 };
    const back = zoomAround(awaited.camera, middle, zoom / awaited.camera.zoom);
    move(() => reveal(back, acrossFlow(lane, picture, viewOf(back, size)), { x: 0, y: 0, ...size }));
  }, [picture, moved, move, size]);
  return useCallback(
    (lane: string) => {
      opening.current = { lane, camera, picture };
    },
    [camera, picture]
  );
}

/** A lane is as long as the picture: where not all of it fits along the flow, the camera stays where it is there. */
function acrossFlow({ x, y, width, height }: Rect, { flow }: Picture, view: Rect): Rect {
  if (flow === 'right' && width > view.width) {
    return { x: view.x + view.width / 2, width: 0, y, height };
  }
  return flow === 'down' && height > view.height ? { x, width, y: view.y + view.height / 2, height: 0 } : { x, y, width, height };
}
