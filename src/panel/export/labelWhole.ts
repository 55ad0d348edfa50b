import { type Arrangement } from '../layout/Arrangement';
import { chooseWishes } from '../picture/chooseWishes';
import { Ink } from '../picture/Ink';
import { labelObstacles } from '../picture/labelObstacles';
import { type Picture } from '../picture/Picture';
import { type PlacedLabel, placeLabels } from '../picture/placeLabels';
import { type LabelStyle, toLabelWish } from '../picture/toLabelWish';

/** An image is drawn at the size of its texts. */
const zoom = 1;

/** The labels of a whole picture, whatever part of it is in sight on the screen. */
export function labelWhole(picture: Picture, { curves }: Pick<Arrangement, 'curves'>, style: LabelStyle): readonly PlacedLabel[] {
  const area = picture.bounds;
  const wishes = chooseWishes(picture.edges, area, zoom).map((shape) => toLabelWish(shape, style));
  return placeLabels({ wishes, obstacles: labelObstacles(picture, zoom, style.measure), ink: new Ink(curves, area, zoom) });
}
