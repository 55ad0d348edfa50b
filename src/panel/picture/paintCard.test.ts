import { colorManipulator, createTheme } from '@grafana/data';

import { type GraphNode } from '../../mesh/Graph';
import { connectionsGraph } from '../testing/connectionsGraph';
import { shopFormats, shopGraph } from '../testing/shopGraph';
import { badgeOf } from './badgeOf';
import { toLook } from './Look';
import { measureText } from './measureText';
import { paintCard } from './paintCard';
import { RecordingPainter } from './RecordingPainter';

const node = shopGraph().nodes.find(({ title }) => title === 'ledger-db') as GraphNode;
const look = toLook(createTheme());
const measure = measureText('Inter');
const place = { x: 100, y: 50, width: 184, height: 44 };

function paint(other: Partial<GraphNode>, zoom = 1) {
  const card = { ...place, lane: 'shop', node: { ...node, ...other } };
  const painter = new RecordingPainter();
  paintCard(painter, card, { picture: { cards: [card] }, look, formats: shopFormats(), measure, zoom, selected: false });
  return { card, painter, texts: painter.texts.map(({ text }) => text) };
}

const values = { requestRateIn: 24.1, errorRatioIn: 0.083 };
const long = 'acquirer-of-payments.example.com';

describe.each([1, 0.7, 0.5])('at a zoom of %d, a long name', (zoom) => {
  const ends = (health: GraphNode['health']) => {
    const { card, painter } = paint({ title: long, health }, zoom);
    const [name] = painter.texts;
    const badge = badgeOf(card, zoom);
    return { end: (name?.at.x ?? 0) + measure(name?.text ?? '', { size: name?.size ?? 0, bold: true }), badge, name };
  };

  it('ends before the sign of a failing node', () => {
    const { end, badge, name } = ends('failing');
    const top = (name?.at.y ?? 0) - (name?.size ?? 0) * 0.38;
    expect(badge && (end < badge.x || top >= badge.y + badge.height)).toBe(true);
  });

  it('ends within its card', () => expect(ends('healthy').end).toBeLessThanOrEqual(place.x + place.width - 4));
});

describe('versions', () => {
  it('have badges where several run', () => {
    expect(paint({ values, versions: ['v1', 'v2'] }).texts).toEqual(['ledger-db', '24 req/s · 8.3%', 'v1', 'v2']);
  });

  it('have none where one runs alone: that tells nothing', () => {
    expect(paint({ values, versions: ['v1'] }).texts).toEqual(['ledger-db', '24 req/s · 8.3%']);
  });

  it('are counted where they find no room, and stay within the card', () => {
    const versions = ['2026-11-01', '2026-11-02', '2026-11-03', 'canary'];
    const { painter, texts } = paint({ values, versions });
    expect(texts.slice(2)).toEqual(['×4']);
    const few = paint({ values, versions: ['v1', 'v2', 'v3', 'v4', 'v5', 'v6'] });
    expect(few.texts.at(-1)).toMatch(/^\+\d$/);
    for (const { x, width } of [...painter.boxes, ...few.painter.boxes]) {
      expect(x + width).toBeLessThanOrEqual(place.x + place.width);
    }
  });
});

describe('a card', () => {
  const shown = (title: string) => {
    const other = connectionsGraph().nodes.find((each) => each.title === title) as GraphNode;
    const { texts, painter } = paint(other);
    return { line: texts[1], icons: painter.icons.map(({ name }) => name) };
  };

  it('counts connections that move no byte, and says how many fail', () => {
    expect(shown('ledger-db').line).toBe('1.0 conn/s · 100% failed');
    expect(shown('ledger-db').icons).toContain('tcp');
    expect(shown('redis').line).toBe('40 kB/s');
  });

  it('counts the messages of streams', () => {
    expect(shown('ticker')).toEqual({ line: '50 msg/s', icons: ['workload'] });
  });

  it('says in a word and with a sign that a host is outside the registry', () => {
    expect(shown('partner.example.com').line).toMatch(/^outside the registry/);
    expect(shown('partner.example.com').icons).toEqual(['passthrough']);
  });

  it('says first how a host outside the registry fares where its calls fail', () => {
    expect(shown('slow.example.net').line).toMatch(/^4.* req\/s · 25%/);
    expect(shown('slow.example.net').icons).toContain('passthrough');
  });

  it('says in a word and with a sign that a host was refused', () => {
    expect(shown('tracker.example.org').line).toMatch(/^refused · 3/);
    expect(shown('tracker.example.org').icons).toContain('refused');
  });

  it('of a caller without a workload has the sign of the unknown', () => {
    expect(shown('importer').icons).toEqual(['unknown']);
  });
});

describe('a card that is only a bar', () => {
  const icons = (health: GraphNode['health'], zoom: number) => paint({ health }, zoom).painter.icons.map(({ name }) => name);

  it('says trouble with a sign beside the colour', () => {
    expect(icons('failing', 0.15)).toEqual(['failure']);
    expect(icons('degraded', 0.15)).toEqual(['warning']);
    expect(icons('healthy', 0.15)).toEqual([]);
  });

  it('is too small for that from far away', () => expect(icons('failing', 0.08)).toEqual([]));
});

describe('a folded card', () => {
  const folded = (health: GraphNode['health'], zoom: number, failing = 0) =>
    paint({ title: 'payments', kind: 'namespace', health, folded: { lane: 'payments', count: 41, failing, degraded: 0 } }, zoom);

  it('says in its name how many it stands for where there is no second line', () => {
    expect(folded('healthy', 0.5).texts).toEqual(['payments · 41']);
    expect(folded('healthy', 1).texts.slice(0, 2)).toEqual(['payments', expect.stringMatching(/^41 folded/)]);
  });

  it('keeps the count of a long name, and the sign of a failing one', () => {
    const { painter, texts } = paint({ title: long, health: 'failing', folded: { lane: long, count: 41, failing: 3, degraded: 0 } }, 0.5);
    expect(texts).toEqual([expect.stringMatching(/…\S+ · 41$/)]);
    expect(painter.icons.map(({ name }) => name)).toEqual(['failure']);
  });

  it.each([0.3, 0.5, 1])('has another beneath it whose edge is seen at a zoom of %d', (zoom) => {
    const [beneath] = folded('healthy', zoom).painter.boxes;
    expect(((beneath?.x ?? 0) - place.x) * zoom).toBeGreaterThanOrEqual(3.5 - 1e-9);
    expect((beneath?.strokeWidth ?? 0) * zoom).toBeGreaterThanOrEqual(1);
    expect(colorManipulator.getContrastRatio(beneath?.stroke ?? '', look.lane)).toBeGreaterThanOrEqual(3);
  });
});
