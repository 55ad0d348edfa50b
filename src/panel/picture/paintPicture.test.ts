import { colorManipulator, createTheme } from '@grafana/data';

import { drawn, labelled } from '../testing/drawn';
import { generateGraph } from '../testing/generateGraph';
import { shopFormats, shopGraph } from '../testing/shopGraph';
import { neighbourhood, type Target } from './Focus';
import { toLook } from './Look';
import { measureText } from './measureText';
import { paintPicture } from './paintPicture';
import { RecordingPainter } from './RecordingPainter';

const graph = shopGraph();
const picture = drawn(graph);
const formats = shopFormats();
const look = toLook(createTheme());
const measure = measureText('Inter');

function paint(zoom: number, target?: Target): RecordingPainter {
  const labels = labelled(picture, zoom, { formats, parts: ['rate', 'errors'] });
  const painter = new RecordingPainter();
  paintPicture(painter, {
    picture,
    labels,
    look,
    formats,
    measure,
    zoom,
    focus: neighbourhood(graph, target),
    selected: target?.id,
  });
  return painter;
}

const textsOf = (painter: RecordingPainter) => painter.texts.map(({ text }) => text);

describe('painting the shop', () => {
  it('writes every name, its second line, and the lanes’ names', () => {
    const texts = textsOf(paint(1));
    graph.nodes.forEach(({ title }) => expect(texts).toContain(title));
    expect(texts).toEqual(
      expect.arrayContaining(['shop', 'pay', '180 req/s · 0.4%', 'no callers seen', '24 req/s · 8.3%', 'v1', 'v2'])
    );
  });

  it('says trouble with a sign beside the colour', () => {
    const signs = paint(1).icons.map(({ name }) => name);
    expect(signs.filter((name) => name === 'warning')).toHaveLength(3);
    expect(signs.filter((name) => name === 'failure')).toHaveLength(1);
  });

  it('draws an arrow and a line for each edge, dashed for TCP', () => {
    const painter = paint(1);
    expect(painter.arrows).toHaveLength(17);
    expect(painter.curves.filter(({ dash }) => dash)).toHaveLength(3);
    expect(painter.curves.filter(({ colour }) => colour === look.line.failing)).toHaveLength(1);
  });

  it('shows how responses ended on cards where some ended badly', () => {
    const bars = paint(1).boxes.filter(({ height }) => height === 2.5);
    expect(bars.some(({ fill }) => fill === look.line.failing)).toBe(true);
    expect(paint(0.4).boxes.filter(({ height }) => height === 2.5)).toEqual([]);
  });

  it('opens a lock on the plain call alone', () => {
    const painter = paint(1);
    expect(painter.icons.filter(({ name }) => name === 'lockOpen')).toHaveLength(1);
    expect(painter.icons.filter(({ name }) => name === 'lock')).toHaveLength(0);
  });

  it('leaves out second lines, then names, as cards get small', () => {
    expect(textsOf(paint(0.5))).toContain('checkout');
    expect(textsOf(paint(0.5))).not.toContain('26 req/s · 5.6%');
    expect(textsOf(paint(0.2))).not.toContain('checkout');
    const bars = paint(0.2).boxes.filter(({ width, fill }) => width === 184 && fill === look.health.failing);
    expect(bars).toHaveLength(1);
  });

  it('fades everything but the neighbourhood of what is pointed at', () => {
    const id = 'workload/pay/payments';
    const painter = paint(1, { kind: 'node', id });
    expect(painter.curves.filter(({ opacity }) => opacity === 1)).toHaveLength(4);
    expect(painter.curves.filter(({ opacity }) => opacity === 0.15)).toHaveLength(17);
    const strong = painter.texts.filter(({ opacity, bold }) => opacity === 1 && bold).map(({ text }) => text);
    expect(strong.sort()).toEqual(['acquirer.example.com', 'checkout', 'fraud', 'ledger', 'payments']);
  });

  it('fades all but an edge and its two cards', () => {
    const painter = paint(1, { kind: 'edge', id: 'workload/shop/checkout workload/pay/payments' });
    expect(painter.curves.filter(({ opacity }) => opacity === 1)).toHaveLength(1);
    const strong = painter.texts.filter(({ opacity, bold }) => opacity === 1 && bold).map(({ text }) => text);
    expect(strong.sort()).toEqual(['checkout', 'payments']);
  });
});

it.each(['dark', 'light'] as const)('healthy lines stand out in the %s theme however many they are', (mode) => {
  const many = drawn(generateGraph(500));
  const themed = toLook(createTheme({ colors: { mode } }));
  for (const zoom of [0.3, 0.5, 1]) {
    const painter = new RecordingPainter();
    paintPicture(painter, { picture: many, labels: [], look: themed, formats, measure, zoom, focus: undefined, selected: undefined });
    const lines = painter.curves.filter(({ colour }) => colour !== themed.lane);
    expect(many.crowd).toBe(1);
    expect(Math.min(...lines.map(({ width }) => width * zoom))).toBeGreaterThanOrEqual(1 - 1e-9);
    expect(Math.min(...lines.map(({ colour }) => colorManipulator.getContrastRatio(colour, themed.lane)))).toBeGreaterThanOrEqual(3);
  }
});
