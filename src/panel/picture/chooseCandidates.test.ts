import { drawn } from '../testing/drawn';
import { generateGraph } from '../testing/generateGraph';
import { shopGraph } from '../testing/shopGraph';
import { chooseCandidates } from './chooseCandidates';
import { healthyLabels, triesForEach } from './labelBudget';

const large = drawn(generateGraph(300));
const failing = large.edges.filter(({ severity }) => severity !== 'fine');

it('chooses every edge of a small mesh', () => {
  const shop = drawn(shopGraph());
  expect(new Set(chooseCandidates(shop.edges, shop.bounds, 1))).toEqual(new Set(shop.edges));
});

it('chooses failing edges first, and of the healthy ones those with most traffic that will be tried', () => {
  const zoom = 0.15;
  const chosen = chooseCandidates(large.edges, large.bounds, zoom);
  expect(new Set(chosen.slice(0, failing.length))).toEqual(new Set(failing));
  const healthy = chosen.slice(failing.length);
  expect(healthy).toHaveLength(Math.ceil(healthyLabels(large.bounds, zoom) * triesForEach));
  const narrowest = Math.min(...healthy.map(({ width }) => width));
  const left = large.edges.filter((shape) => shape.severity === 'fine' && !chosen.includes(shape));
  expect(Math.max(...left.map(({ width }) => width))).toBeLessThanOrEqual(narrowest);
});

it('chooses none that runs elsewhere', () => {
  const [card] = large.cards;
  const area = { x: card?.x ?? 0, y: card?.y ?? 0, width: 200, height: 60 };
  expect(chooseCandidates(large.edges, area, 1).length).toBeLessThan(large.edges.length / 4);
});

it('leaves most of the room to names where cards have one line', () => {
  const size = { x: 0, y: 0, width: 1400, height: 560 };
  const onScreen = (zoom: number) => healthyLabels({ ...size, width: size.width / zoom, height: size.height / zoom }, zoom);
  expect(onScreen(0.5)).toBeLessThan(onScreen(0.8) / 3);
});
