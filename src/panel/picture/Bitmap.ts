import { type Rect } from '../geometry/rects';
import { type Camera, type Size } from '../geometry/Camera';
import { type CanvasPool } from './CanvasPool';

/** What a bitmap shows. */
export interface BitmapView {
  readonly camera: Camera;
  readonly size: Size;
  /** How much around the panel it covers, as a share of its size. */
  readonly margin: number;
  /** Pixels of the device in one of CSS. */
  readonly ratio: number;
}

/** A part of the picture that was painted once, to be shown again while the camera moves. */
export class Bitmap {
  readonly canvas: HTMLCanvasElement;

  constructor(
    private readonly shown: BitmapView,
    pool: CanvasPool
  ) {
    const { size, margin, ratio } = shown;
    const pixels = (length: number) => Math.ceil(length * (1 + 2 * margin) * ratio);
    this.canvas = pool.take(pixels(size.width), pixels(size.height));
  }

  /** A context in the coordinates of the picture. */
  context(): CanvasRenderingContext2D | null {
    const context = this.canvas.getContext('2d');
    const { camera, ratio } = this.shown;
    const zoom = camera.zoom * ratio;
    context?.setTransform(zoom, 0, 0, zoom, (camera.x + this.left) * ratio, (camera.y + this.top) * ratio);
    return context;
  }

  /** What part of the picture it holds. */
  view(): Rect {
    const { camera, size, margin } = this.shown;
    const zoom = camera.zoom;
    return {
      x: (-this.left - camera.x) / zoom,
      y: (-this.top - camera.y) / zoom,
      width: (size.width * (1 + 2 * margin)) / zoom,
      height: (size.height * (1 + 2 * margin)) / zoom,
    };
  }

  /** Shows it as `camera` sees it, on a context in pixels of the device. */
  show(context: CanvasRenderingContext2D, camera: Camera): void {
    const { camera: own, ratio } = this.shown;
    const scale = camera.zoom / own.zoom;
    const x = (camera.x - (own.x + this.left) * scale) * ratio;
    const y = (camera.y - (own.y + this.top) * scale) * ratio;
    context.setTransform(scale, 0, 0, scale, x, y);
    context.drawImage(this.canvas, 0, 0);
  }

  private get left(): number {
    return this.marginOf(this.shown.size.width);
  }

  private get top(): number {
    return this.marginOf(this.shown.size.height);
  }

  /** Whole pixels of the device: between them, all that is shown would be blurred. */
  private marginOf(length: number): number {
    const { margin, ratio } = this.shown;
    return Math.floor(length * margin * ratio) / ratio;
  }
}
