import { type Camera, type Size } from './Camera';
import { type Rect } from './Picture';

/** A part of the picture that was painted once, to be shown again while the camera moves. */
export class Bitmap {
  readonly canvas = document.createElement('canvas');

  /** It covers the panel with `margin` of its size around, as seen by `camera`. */
  constructor(
    readonly camera: Camera,
    private readonly size: Size,
    private readonly margin: number,
    /** Pixels of the device in one of CSS. */
    private readonly ratio: number
  ) {
    this.canvas.width = Math.ceil(size.width * (1 + 2 * margin) * ratio);
    this.canvas.height = Math.ceil(size.height * (1 + 2 * margin) * ratio);
  }

  /** A context in the coordinates of the picture. */
  context(): CanvasRenderingContext2D | null {
    const context = this.canvas.getContext('2d');
    const { camera, ratio } = this;
    const zoom = camera.zoom * ratio;
    context?.setTransform(zoom, 0, 0, zoom, (camera.x + this.left) * ratio, (camera.y + this.top) * ratio);
    return context;
  }

  /** What part of the picture it holds. */
  view(): Rect {
    const { camera, size, margin } = this;
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
    const scale = camera.zoom / this.camera.zoom;
    const x = (camera.x - (this.camera.x + this.left) * scale) * this.ratio;
    const y = (camera.y - (this.camera.y + this.top) * scale) * this.ratio;
    context.setTransform(scale, 0, 0, scale, x, y);
    context.drawImage(this.canvas, 0, 0);
  }

  private get left(): number {
    return this.size.width * this.margin;
  }

  private get top(): number {
    return this.size.height * this.margin;
  }
}
