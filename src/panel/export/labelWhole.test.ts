import { measureText } from '../picture/measureText';
import { defaultErrorScale } from '../picture/ErrorScale';
import { drawPicture } from '../picture/drawPicture';
import { arranged } from '../testing/drawn';
import { generateGraph } from '../testing/generateGraph';
import { shopFormats } from '../testing/shopGraph';
import { labelWhole } from './labelWhole';

it('labels all parts of a picture that is much larger than any screen', () => {
  const graph = generateGraph(600, { namespaces: 12, failing: 0.05 });
  const arrangement = arranged(graph);
  const picture = drawPicture(graph, arrangement, defaultErrorScale);
  const labels = labelWhole(picture, arrangement, { formats: shopFormats(), parts: ['rate', 'errors'], measure: measureText('Inter') });
  const { width, height } = picture.bounds;
  const screen = { width: 1400, height: 560 };
  expect([width > 2 * screen.width, height > 2 * screen.height]).toEqual([true, true]);
  const beyond = labels.filter(({ x, y }) => x > screen.width && y > screen.height);
  expect(beyond.length).toBeGreaterThan(10);
});
