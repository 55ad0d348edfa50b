import { type Sliced } from '../../mesh/Sliced';
import { overlap, type Rect } from '../geometry/rects';
import { chooseCandidates } from './chooseCandidates';
import { labelObstacles } from './labelObstacles';
import { type Picture } from './Picture';
import { type LabelCandidate, type LabelInput } from './placeLabels';
import { type LabelStyle, toLabelCandidate } from './toLabelCandidate';

/** What the labels of an area are placed from, but for where its edges run. */
export interface LabelRequest extends Omit<LabelInput, 'edgeIndex'> {
  /** Where labels are wanted: the whole picture, or what of a large one is in sight. */
  readonly area: Rect;
  /** Zoom that the labels are placed for: they keep a readable size on the screen. */
  readonly zoom: number;
}

/** Finds which edges of an area may get a label, what they would say, and what they must not touch. */
export function* prepareLabels(picture: Picture, style: LabelStyle, { area, zoom }: Pick<LabelRequest, 'area' | 'zoom'>): Sliced<LabelRequest> {
  const candidates: LabelCandidate[] = [];
  for (const shape of chooseCandidates(picture.edges, area, zoom)) {
    candidates.push(toLabelCandidate(shape, style));
    yield;
  }
  const obstacles = labelObstacles(picture, zoom, style.measure).filter((rect) => overlap(rect, area));
  return { candidates, obstacles, area, zoom };
}
