import { type Point, type Rect } from './rects';

/** How the picture lies on the canvas: canvas = picture × zoom + offset, in CSS pixels. */
export interface Camera extends Point {
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const zoomLimits = { least: 0.05, most: 4 } as const;

/** Shows the whole picture, centred; small meshes are enlarged only as far as the panel is large. */
export function fitCamera(bounds: Rect, { width, height }: Size): Camera {
  const largest = Math.max(1.15, Math.min(width / 1300, height / 650));
  const zoom = Math.max(zoomLimits.least, Math.min(largest, width / Math.max(1, bounds.width), height / Math.max(1, bounds.height)));
  return {
    zoom,
    x: (width - bounds.width * zoom) / 2 - bounds.x * zoom,
    y: (height - bounds.height * zoom) / 2 - bounds.y * zoom,
  };
}

/** Zooms by a factor around a point of the canvas, which stays where it is. */
export function zoomAround(camera: Camera, { x, y }: Point, factor: number): Camera {
  const zoom = Math.min(zoomLimits.most, Math.max(zoomLimits.least, camera.zoom * factor));
  const real = zoom / camera.zoom;
  return { zoom, x: x - (x - camera.x) * real, y: y - (y - camera.y) * real };
}

export function pan(camera: Camera, by: Point): Camera {
  return { ...camera, x: camera.x + by.x, y: camera.y + by.y };
}

export function toCanvas(camera: Camera, { x, y }: Point): Point {
  return { x: x * camera.zoom + camera.x, y: y * camera.zoom + camera.y };
}

export function toPicture(camera: Camera, { x, y }: Point): Point {
  return { x: (x - camera.x) / camera.zoom, y: (y - camera.y) / camera.zoom };
}

/** What part of the picture a canvas shows. */
export function viewOf(camera: Camera, { width, height }: Size): Rect {
  return { ...toPicture(camera, { x: 0, y: 0 }), width: width / camera.zoom, height: height / camera.zoom };
}

/** Shows a rectangle of the picture as large as a part of the canvas allows, and no larger than is good to read. */
export function zoomTo(rect: Rect, view: Rect): Camera {
  const room = 48;
  const within = (space: number, size: number) => Math.max(1, space - 2 * room) / Math.max(1, size);
  const wanted = Math.min(1.6, within(view.width, rect.width), within(view.height, rect.height));
  const zoom = Math.min(zoomLimits.most, Math.max(zoomLimits.least, wanted));
  return {
    zoom,
    x: view.x + view.width / 2 - (rect.x + rect.width / 2) * zoom,
    y: view.y + view.height / 2 - (rect.y + rect.height / 2) * zoom,
  };
}

/** Pans just as far as needed to bring a rectangle of the picture into a part of the canvas. */
export function reveal(camera: Camera, rect: Rect, view: Rect): Camera {
  const room = 16;
  const from = toCanvas(camera, rect);
  const to = toCanvas(camera, { x: rect.x + rect.width, y: rect.y + rect.height });
  const shift = (low: number, high: number, least: number, most: number) => {
    if (high > most - room) {
      return Math.max(least + room - low, most - room - high);
    }
    return low < least + room ? least + room - low : 0;
  };
  const x = shift(from.x, to.x, view.x, view.x + view.width);
  const y = shift(from.y, to.y, view.y, view.y + view.height);
  return x === 0 && y === 0 ? camera : pan(camera, { x, y });
}
