import { type Size } from '../geometry/Camera';
import { stripHeight } from '../parts/Strip';

/** Whether a graph view of that size has its strip: a small one is all picture. */
export function hasStrip({ width, height }: Size): boolean {
  return width >= 320 && height >= 240;
}

/** What of a graph view is left for the picture. */
export function stageSize(view: Size): Size {
  return { width: view.width, height: Math.max(1, view.height - (hasStrip(view) ? stripHeight : 0)) };
}
