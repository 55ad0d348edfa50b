import { drawn } from '../testing/drawn';
import { generateGraph } from '../testing/generateGraph';
import { labelObstacles } from './labelObstacles';
import { placedNames } from './laneName';
import { measureText } from './measureText';
import { contains, type Rect } from '../geometry/rects';

const measure = measureText('Inter');
const picture = drawn(generateGraph(250));
/** Lanes alone: no card stands where a name does. */
const lanes = { lanes: picture.lanes, cards: [] };

it.each([0.02, 0.2, 1])('keeps the names of lanes clear that are shown at a zoom of %d', (zoom) => {
  const shown = placedNames(lanes, { zoom, measure });
  expect(shown.length).toBeGreaterThan(0);
  const obstacles = labelObstacles(lanes, zoom, measure);
  const isClear = ({ x, y, width, height }: Rect) => obstacles.some((rect) => contains(rect, { x: x + width / 2, y: y + height / 2 }));
  expect(shown.filter((name) => !isClear(name))).toEqual([]);
});

it('leaves the room of names to labels that are not shown, because others lie there', () => {
  const sight = { zoom: 0.02, measure };
  const shown = placedNames(lanes, sight);
  const hidden = lanes.lanes.filter(({ name }) => name !== '' && !shown.some(({ lane }) => lane === name));
  expect(hidden.length).toBeGreaterThan(0);
  expect(labelObstacles(lanes, sight.zoom, measure)).toHaveLength(shown.length);
});
