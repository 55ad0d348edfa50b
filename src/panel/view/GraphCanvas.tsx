import { useTheme2 } from '@grafana/ui';
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef } from 'react';

import { isRendered } from '../../mesh/isRendered';
import { testIds } from '../../mesh/testIds';
import { type Camera, type Size } from '../geometry/Camera';
import { toLookOf } from '../picture/Look';
import { type Scene } from '../picture/paintPicture';
import { PictureStage } from '../picture/PictureStage';
import { type ZoomMode } from '../options/PanelOptions';
import { type Gestures, useGestures } from './useGestures';
import { usePixelRatio } from './usePixelRatio';
import { ZoomHint } from './ZoomHint';
import { useHint } from './useHint';

interface Props {
  readonly size: Size;
  readonly camera: Camera;
  readonly scene: Omit<Scene, 'look' | 'zoom'>;
  readonly gestures: Gestures;
  readonly zoomMode: ZoomMode;
  readonly label: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The canvas: paints the scene whenever it changes, and hands on what the pointer does. */
export function GraphCanvas({ size, camera, scene, gestures, zoomMode, label, onKeyDown }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme2();
  const { formats } = scene;
  const look = useMemo(() => toLookOf(theme, formats.field('errorRatio')), [theme, formats]);
  const ratio = usePixelRatio();
  const hint = useHint();
  const handlers = useGestures(canvas, gestures, { zoomMode, onPassed: hint.show });

  const stage = useRef<PictureStage | undefined>(undefined);

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) {
      stage.current ??= new PictureStage(context, isRendered());
      stage.current.show({ scene: { ...scene, look, zoom: camera.zoom }, camera, size, ratio });
    }
  }, [scene, camera, look, ratio, size]);
  useLayoutEffect(
    () => () => {
      stage.current?.dispose();
      stage.current = undefined;
    },
    []
  );

  return (
    <>
    <canvas
      ref={canvas}
      data-testid={testIds.canvas}
      width={Math.round(size.width * ratio)}
      height={Math.round(size.height * ratio)}
      style={{ width: size.width, height: size.height, display: 'block', touchAction: zoomMode === 'greedy' ? 'none' : 'pan-y' }}
      role="application"
      aria-label={label}
      tabIndex={0}
      onKeyDown={onKeyDown}
      {...handlers}
    />
    {hint.shown && <ZoomHint />}
    </>
  );
}
