import { createTheme } from '@grafana/data';

import { type EdgeLabelPart } from './edgeLabels';
import { MeasureFormats } from '../../mesh/MeasureFormats';
import { leastNameSize } from '../layout/readable';
import { drawn, labelled, overlaps } from '../testing/drawn';
import { generateGraph } from '../testing/generateGraph';
import { shopGraph } from '../testing/shopGraph';
import { mostCovered } from './labelBudget';
import { type Picture } from './Picture';
import { type PlacedLabel, urgency } from './placeLabels';

const formats = new MeasureFormats([], createTheme());
const parts: EdgeLabelPart[] = ['rate', 'latency', 'errors'];
const place = (picture: Picture, zoom: number) => labelled(picture, zoom, { formats, parts });

const curveOf = (picture: Picture, id: string) => picture.edges.find(({ edge }) => edge.id === id)?.curve ?? [];

const shop = drawn(shopGraph());
const large = drawn(generateGraph(60));

describe.each([
  ['the shop', shop],
  ['a mesh of 60', large],
])('labels of %s', (_, picture) => {
  it.each([0.3, 0.5, 0.85, 1, 2])('touch neither each other nor a card at zoom %d', (zoom) => {
    const labels = place(picture, zoom);
    expect(labels.length).toBeGreaterThan(0);
    expect(overlaps(labels)).toEqual([]);
    expect(overlaps(labels, picture.cards)).toEqual([]);
  });

  it('stand on their own edges', () => {
    for (const label of place(picture, 1)) {
      const centre = { x: label.x + label.width / 2, y: label.y + label.height / 2 };
      const xs = curveOf(picture, label.edge).map(({ x }) => x);
      expect(centre.x).toBeGreaterThanOrEqual(Math.min(...xs));
      expect(centre.x).toBeLessThanOrEqual(Math.max(...xs));
    }
  });
});

it('lets calls that changed choose before those that fail a little, and after those that fail', () => {
  const calm = { severity: 'fine', lock: undefined, changed: false } as const;
  const changed = urgency({ ...calm, changed: true });
  expect(changed).toBeGreaterThan(urgency({ ...calm, severity: 'degraded' }));
  expect(changed).toBeLessThan(urgency({ ...calm, severity: 'failing' }));
});

it.each([0.1, 0.3, 1])('covers no more than its share of the picture at zoom %d, with what fails first', (zoom) => {
  const failing = drawn(generateGraph(120, { failing: 0.9 }));
  const labels = place(failing, zoom);
  const covered = labels.reduce((sum, { width, height }) => sum + width * height, 0);
  expect(covered / (failing.bounds.width * failing.bounds.height)).toBeLessThanOrEqual(mostCovered);
  expect(labels[0]?.severity).toBe('failing');
});

it('labels every edge of the shop at full size', () => {
  expect(place(shop, 1)).toHaveLength(17);
});

it('keeps labels where they are when their latency comes', () => {
  const untimed = shopGraph().edges.map((edge) => ({ ...edge, values: { ...edge.values, latencyMs: undefined } }));
  const middles = (labels: PlacedLabel[]) => labels.map(({ edge, x, y, width, height }) => [edge, Math.round(x + width / 2), Math.round(y + height / 2)]).sort();
  const before = labelled(drawn({ ...shopGraph(), edges: untimed }), 1, { formats, parts, latencyFollows: true });
  expect(before.some(({ text }) => text.includes('… ms'))).toBe(true);
  expect(middles(place(shop, 1))).toEqual(middles(before));
});

it('thins labels out by importance: those of failing edges stay longest', () => {
  const severe = (zoom: number) => place(large, zoom).filter(({ severity }) => severity !== 'fine').length;
  const share = (zoom: number) => severe(zoom) / place(large, zoom).length;
  expect(place(large, 0.3).length).toBeLessThan(place(large, 1).length);
  expect(share(0.3)).toBeGreaterThan(share(1));
});

it('keeps texts readable on the screen at any zoom', () => {
  for (const zoom of [0.3, 1, 3]) {
    for (const { textSize } of place(shop, zoom)) {
      expect(textSize * zoom).toBeGreaterThanOrEqual(leastNameSize);
      expect(textSize * zoom).toBeLessThanOrEqual(26);
    }
  }
});
