import { createTheme } from '@grafana/data';

import { type Graph } from '../../mesh/Graph';
import { MeasureFormats } from '../../mesh/MeasureFormats';
import { arrange } from '../arrange/arrange';
import { leastNameSize, readableZoom } from '../layout/readable';
import { toTopology } from '../layout/toTopology';
import { fitCamera, type Size } from '../geometry/Camera';
import { drawPicture } from '../picture/drawPicture';
import { defaultErrorScale } from '../picture/ErrorScale';
import { mostCovered } from '../picture/labelBudget';
import { toLook } from '../picture/Look';
import { measureText } from '../picture/measureText';
import { paintCard } from '../picture/paintCard';
import { paintPicture } from '../picture/paintPicture';
import { type Picture } from '../picture/Picture';
import { RecordingPainter } from '../picture/RecordingPainter';
import { countCrossings } from '../testing/countCrossings';
import { labelled, overlaps } from '../testing/drawn';
import { generateGraph } from '../testing/generateGraph';
import { chooseFolded } from './chooseFolded';
import { foldGraph } from './foldGraph';

const formats = new MeasureFormats([], createTheme());
const look = toLook(createTheme());
const measure = measureText('Inter');

/** A panel in a dashboard and one on a wall screen, without the strip below the picture. */
const panel: Size = { width: 1400, height: 528 };
const panels: Record<string, Size> = { panel, 'wall screen': { width: 2560, height: 1268 } };

/** Of a hundred pairs of calls without a common card, so many may cross. */
const mostCrossing = 0.16;

/** So many letters of a name are seen at least, or all of them, what repeats its lane's name aside. */
const leastShown = 10;

interface DrawnName {
  readonly lane: string;
  readonly title: string;
  /** What of it is shown, without its count. */
  readonly shown: string;
  readonly size: number;
}

const letters = (text: string) => text.replaceAll('…', '').length;

/** The names as they are drawn, each with its card, so that a name that ran over its card would be found. */
function namesOf(picture: Picture, zoom: number): DrawnName[] {
  return picture.cards.map((card) => {
    const { node, lane, x, width } = card;
    const painter = new RecordingPainter();
    paintCard(painter, card, { picture, look, formats, measure, zoom, selected: false });
    const [name] = painter.texts.filter(({ bold }) => bold);
    const { text = '', size = 0, at } = name ?? {};
    expect((at?.x ?? 0) + measure(text, { size, bold: true })).toBeLessThanOrEqual(x + width - 4);
    const own = `${node.namespace.split('-')[0] ?? ''}-`;
    const repeats = text.startsWith('…') && node.title.startsWith(own);
    return { lane, title: repeats ? node.title.slice(own.length) : node.title, shown: text.replace(/ · \d+$/, ''), size };
  });
}

/** Names of a lane that look alike though they are different ones. */
function alike(names: readonly DrawnName[]): string[] {
  const titles = new Map<string, string>();
  return names.flatMap(({ lane, title, shown }) => {
    const key = `${lane}: ${shown}`;
    const other = titles.get(key) ?? title;
    titles.set(key, other);
    return other === title ? [] : [key];
  });
}

function drawnIn(graph: Graph, size: Size): Picture {
  const request = { topology: toTopology(graph), edges: graph.edges, aspect: size.width / size.height, length: size.width };
  return drawPicture(graph, arrange(request), defaultErrorScale);
}

function firstDrawn(graph: Graph, size: Size): Picture {
  const plan = chooseFolded(graph, new Map(), { size, flow: 'right' });
  return drawnIn(foldGraph(graph, (lane) => plan.get(lane) ?? false), size);
}

function meshOf(count: number, failing: number): Graph {
  return generateGraph(count, { namespaces: Math.round(Math.max(count / 25, Math.sqrt(count))), failing });
}

const meshes = [60, 120, 250, 500, 2000].flatMap((count) => [0, 0.05].map((failing) => ({ count, failing })));

describe.each(meshes)('$count workloads, $failing of whose calls fail', ({ count, failing }) => {
  const graph = meshOf(count, failing);

  it.each(Object.keys(panels))('are first drawn so that they can be read on a %s', (name) => {
    const size = panels[name] ?? { width: 1, height: 1 };
    const picture = firstDrawn(graph, size);
    const { zoom } = fitCamera(picture.bounds, size);
    const labels = labelled(picture, zoom, { formats, parts: ['rate', 'latency', 'errors'] });
    const painter = new RecordingPainter();
    paintPicture(painter, { picture, labels, look, formats, measure, zoom, focus: undefined, selected: undefined });

    expect(zoom).toBeGreaterThanOrEqual(readableZoom);
    expect(painter.texts.filter(({ bold }) => bold)).toHaveLength(picture.cards.length);
    const names = namesOf(picture, zoom);
    expect(Math.min(...names.map(({ size }) => size * zoom))).toBeGreaterThanOrEqual(leastNameSize - 1e-9);
    expect(names.filter(({ shown, title }) => letters(shown) < Math.min(leastShown, letters(title))).map(({ shown }) => shown)).toEqual([]);
    expect(alike(names)).toEqual([]);
    const lanes = picture.lanes.map((lane) => lane.name).filter(Boolean);
    expect(painter.texts.map(({ text }) => text)).toEqual(expect.arrayContaining(lanes));

    const covered = labels.reduce((sum, { width, height }) => sum + width * height, 0);
    expect(covered / (picture.bounds.width * picture.bounds.height)).toBeLessThanOrEqual(mostCovered);
    expect(overlaps(labels, picture.cards)).toEqual([]);
    expect(labels.slice(0, 3).filter(({ severity }) => severity === 'fine').length).toBe(failing > 0 ? 0 : Math.min(3, labels.length));

    const pairs = (picture.edges.length * (picture.edges.length - 1)) / 2;
    expect(countCrossings(picture.edges) / pairs).toBeLessThanOrEqual(mostCrossing);
  });
});

it('a mesh of 120 workloads crosses less than an eighth as often in a panel as with all of its lanes open', () => {
  const graph = meshOf(120, 0.05);
  const [folded, open] = [firstDrawn(graph, panel), drawnIn(graph, panel)].map(({ edges }) => countCrossings(edges));
  expect(folded).toBeLessThan((open ?? 0) / 8);
});

it.each([120, 500, 2000])('no two names of a lane look alike in a mesh of %d workloads that is all open, at any zoom', (count) => {
  const picture = drawnIn(meshOf(count, 0.05), panel);
  for (const zoom of [0.3, 0.4, 0.5, 0.6, 0.7, 1]) {
    expect(alike(namesOf(picture, zoom))).toEqual([]);
  }
});
