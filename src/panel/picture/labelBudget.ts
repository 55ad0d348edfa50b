import { type Rect } from '../geometry/rects';
import { roomyZoom } from '../layout/readable';

/** The most that labels may cover of the picture, or of what is labelled of it, as a share of its area. */
export const mostCovered = 0.12;

/**
 * Room on the screen for each label of a healthy edge, in square pixels: more of them are noise. Where cards
 * have one line, a label is as large as a name, and names come first.
 */
const roomForEach = { roomy: 24_000, tight: 80_000 } as const;

/** So many healthy edges are tried for each label that there is room for: in a thicket most find no place. */
export const triesForEach = 6;

/** How many labels of healthy edges an area of the picture has room for at a zoom. */
export function healthyLabels(area: Rect, zoom: number): number {
  return Math.max(4, (area.width * area.height * zoom ** 2) / roomForEach[zoom < roomyZoom ? 'tight' : 'roomy']);
}
