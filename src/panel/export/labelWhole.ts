import { type Arrangement } from '../layout/Arrangement';
import { chooseCandidates } from '../picture/chooseCandidates';
import { EdgeIndex } from '../picture/EdgeIndex';
import { labelObstacles } from '../picture/labelObstacles';
import { type Picture } from '../picture/Picture';
import { type PlacedLabel, placeLabels } from '../picture/placeLabels';
import { type LabelStyle, toLabelCandidate } from '../picture/toLabelCandidate';

/** An image is drawn at the size of its texts. */
const zoom = 1;

/** The labels of a whole picture, whatever part of it is in sight on the screen. */
export function labelWhole(picture: Picture, { curves }: Pick<Arrangement, 'curves'>, style: LabelStyle): readonly PlacedLabel[] {
  const area = picture.bounds;
  const candidates = chooseCandidates(picture.edges, area, zoom).map((shape) => toLabelCandidate(shape, style));
  return placeLabels({ candidates, obstacles: labelObstacles(picture, zoom, style.measure), edgeIndex: new EdgeIndex(curves, area, zoom) });
}
