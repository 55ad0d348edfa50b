import { useCallback, useLayoutEffect, useRef } from 'react';

import { type Rect } from '../geometry/rects';
import { type Arrangement } from '../layout/Arrangement';
import { farthestZoom } from '../layout/readable';
import { type Camera, fitCamera, reveal, type Size, viewOf, zoomAround } from '../geometry/Camera';
import { type Picture } from '../picture/Picture';
import { type CameraControl } from './useCamera';

interface Opening {
  readonly lane: string;
  /** From where it was opened. */
  readonly camera: Camera;
  /** What it was opened in. */
  readonly arrangement: Arrangement;
}

interface Opened extends CameraControl {
  readonly picture: Picture;
  readonly arrangement: Arrangement | undefined;
}

/**
 * What the camera does when a lane opens. One that shows the whole picture goes on doing so, as long as cards
 * can be told apart. Otherwise it keeps its place and moves just as far as the opened lane asks for: what is
 * beside it stays where it was. That is for the next arrangement alone, if it has lanes that run in the same direction.
 */
export function useOpening(drawing: Opened, size: Size): (lane: string | undefined) => void {
  const { picture, arrangement, camera, moved, move } = drawing;
  const opening = useRef<Opening | undefined>(undefined);
  useLayoutEffect(() => {
    const awaited = opening.current;
    if (!awaited || arrangement === awaited.arrangement) {
      return;
    }
    opening.current = undefined;
    const lane = picture.lanes.find(({ name }) => name === awaited.lane);
    if (!lane || arrangement?.layout.flow !== awaited.arrangement.layout.flow) {
      return;
    }
    const fitted = fitCamera(picture.bounds, size);
    if (!moved && fitted.zoom >= farthestZoom) {
      return;
    }
    const zoom = moved ? awaited.camera.zoom : Math.max(fitted.zoom, Math.min(awaited.camera.zoom, farthestZoom));
    const middle = { x: size.width / 2, y: size.height / 2 };
    const back = zoomAround(awaited.camera, middle, zoom / awaited.camera.zoom);
    move(() => reveal(back, acrossFlow(lane, picture, viewOf(back, size)), { x: 0, y: 0, ...size }));
  }, [picture, arrangement, moved, move, size]);
  return useCallback(
    (lane: string | undefined) => {
      const opens = lane !== undefined && arrangement && !arrangement.layout.free;
      opening.current = opens ? { lane, camera, arrangement } : undefined;
    },
    [camera, arrangement]
  );
}

/** A lane is as long as the picture: where not all of it fits along the flow, the camera stays where it is there. */
function acrossFlow({ x, y, width, height }: Rect, { flow }: Picture, view: Rect): Rect {
  if (flow === 'right' && width > view.width) {
    return { x: view.x + view.width / 2, width: 0, y, height };
  }
  return flow === 'down' && height > view.height ? { x, width, y: view.y + view.height / 2, height: 0 } : { x, y, width, height };
}
