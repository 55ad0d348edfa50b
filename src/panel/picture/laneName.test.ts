import { arrange } from '../arrange/arrange';
import { toTopology } from '../layout/toTopology';
import { drawn, panelAspect } from '../testing/drawn';
import { generateGraph } from '../testing/generateGraph';
import { shopGraph } from '../testing/shopGraph';
import { drawPicture } from './drawPicture';
import { defaultErrorScale } from './ErrorScale';
import { HitTest } from './HitTest';
import { laneName, placedNames } from './laneName';
import { measureText } from './measureText';
import { type Picture } from './Picture';
import { contains, overlap, type Rect } from '../geometry/rects';

const measure = measureText('Inter');
const shop = drawn(shopGraph());
const large = drawn(generateGraph(250));
const graph = generateGraph(60);
const down = drawPicture(
  graph,
  arrange({ topology: toTopology(graph), edges: graph.edges, flow: 'down', aspect: 1 / panelAspect }),
  defaultErrorScale
);

/** What a panel of 1,400 × 560 pixels sees of a picture around the share `at` of its width and height. */
function viewAt({ bounds }: Picture, zoom: number, at: number): Rect {
  const [width, height] = [1400 / zoom, 560 / zoom];
  return { x: bounds.x + bounds.width * at - width / 2, y: bounds.y + bounds.height * at - height / 2, width, height };
}

describe.each([
  ['the shop', shop],
  ['a mesh of 250', large],
  ['one whose calls run down', down],
])('the names of lanes of %s', (_, picture) => {
  it.each([0.2, 0.5, 1, 2, 4])('stay in sight at a zoom of %d, wherever one looks', (zoom) => {
    for (const at of [0, 0.3, 0.7, 1]) {
      const view = viewAt(picture, zoom, at);
      const seen = picture.lanes.filter((lane) => lane.name !== '' && overlap(lane, view));
      for (const lane of seen) {
        const name = laneName(lane, picture, { zoom, measure, view });
        expect(name && overlap(name, view)).toBe(true);
        expect((name?.size ?? 0) * zoom).toBeGreaterThanOrEqual(10.5 - 1e-9);
      }
    }
  });

  it('lie on no card where all of the picture is in sight at its own size', () => {
    for (const lane of picture.lanes) {
      const name = laneName(lane, picture, { zoom: 1, measure });
      expect(name && picture.cards.filter((card) => overlap(card, name))).toEqual([]);
    }
  });
});

it('is where a click on a lane’s name finds the lane, also when the camera has moved', () => {
  const view = viewAt(large, 1.5, 0.5);
  const hits = new HitTest(large, []);
  const lane = large.lanes.find((each) => overlap(each, view) && each.x < view.x);
  const name = lane && laneName(lane, large, { zoom: 1.5, measure, view });
  const point = { x: (name?.x ?? 0) + 5, y: (name?.y ?? 0) + 5 };
  expect(contains(view, point)).toBe(true);
  expect(hits.laneAt(point, { zoom: 1.5, measure, view })).toBe(lane?.name);
});

it('is found by a click only where it is shown: not where another name is in its place', () => {
  const sight = { zoom: 0.02, measure };
  const placed = placedNames(large, sight);
  expect(placed.length).toBeGreaterThan(0);
  const left = large.lanes.filter(({ name }) => name !== '' && !placed.some(({ lane }) => lane === name));
  expect(left.length).toBeGreaterThan(0);
  const hits = new HitTest(large, []);
  for (const lane of left) {
    const name = laneName(lane, large, sight);
    const found = name && hits.laneAt({ x: name.x + 1, y: name.y + name.height / 2 }, sight);
    expect(found).not.toBe(lane.name);
  }
});
