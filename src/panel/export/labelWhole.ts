import { atOnce } from '../../mesh/Sliced';
import { type Arrangement } from '../layout/Arrangement';
import { EdgeIndex } from '../picture/EdgeIndex';
import { type Picture } from '../picture/Picture';
import { type PlacedLabel, placeLabels } from '../picture/placeLabels';
import { prepareLabels } from '../picture/prepareLabels';
import { type LabelStyle } from '../picture/toLabelCandidate';

/** An image is drawn at the size of its texts. */
const zoom = 1;

/** The labels of a whole picture, whatever part of it is in sight on the screen. */
export function labelWhole(picture: Picture, { curves }: Pick<Arrangement, 'curves'>, style: LabelStyle): readonly PlacedLabel[] {
  const area = picture.bounds;
  const prepared = atOnce(prepareLabels(picture, style, { area, zoom }));
  return placeLabels({ ...prepared, edgeIndex: new EdgeIndex(curves, area, zoom) });
}
