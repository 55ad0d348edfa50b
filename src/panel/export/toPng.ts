import { type Look } from '../picture/Look';
import { CanvasPainter } from '../picture/CanvasPainter';
import { paintPicture, type Scene } from '../picture/paintPicture';
import { paintLegend } from './paintLegend';

/** Pixels of the image for one of the picture, where the picture is not too large for that. */
const sharpness = 2;
/** Browsers draw nothing on a canvas that is larger. */
const mostPixels = 8192;
/** Below the picture, for the legend, in pixels of the picture. */
const legendHeight = 34;

/** The whole picture as an image, with its legend: what the panel shows at the zoom of its texts. */
export async function toPng(scene: Omit<Scene, 'zoom' | 'focus' | 'selected'>, look: Look): Promise<Blob | undefined> {
  const { x, y, width, height } = scene.picture.bounds;
  const scale = Math.min(sharpness, mostPixels / width, mostPixels / (height + legendHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil((height + legendHeight) * scale);
  const context = canvas.getContext('2d');
  if (!context) {
    return undefined;
  }
  context.fillStyle = look.canvas;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, -x * scale, -y * scale);
  const painter = new CanvasPainter(context, look.font);
  paintPicture(painter, { ...scene, zoom: 1, focus: undefined, selected: undefined });
  paintLegend(painter, { x: x + 12, y: y + height + legendHeight / 2 }, { ...scene, look });
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}
