/** More canvases than these do not wait: while one is shown, one is painted. */
const most = 1;

/** Canvases that are used again: to get a new one for each frame takes longer than to paint it. */
export class CanvasPool {
  private readonly free: HTMLCanvasElement[] = [];

  /** A blank canvas of that size, in pixels of the device. */
  take(width: number, height: number): HTMLCanvasElement {
    const canvas = this.free.pop() ?? document.createElement('canvas');
    if (canvas.width === width && canvas.height === height) {
      const context = canvas.getContext('2d');
      context?.resetTransform();
      context?.clearRect(0, 0, width, height);
    } else {
      canvas.width = width;
      canvas.height = height;
    }
    return canvas;
  }

  /** Takes back a canvas that nobody shows or paints any more. */
  give(canvas: HTMLCanvasElement): void {
    if (this.free.length < most && !this.free.includes(canvas)) {
      this.free.push(canvas);
    }
  }
}
