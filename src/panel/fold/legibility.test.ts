import { createTheme } from '@grafana/data';

import { type Graph } from '../../mesh/Graph';
import { MeasureFormats } from '../../mesh/MeasureFormats';
import { arrange } from '../arrange/arrange';
import { leastNameSize, readableZoom } from '../layout/readable';
import { toTopology } from '../layout/toTopology';
import { fitCamera, type Size } from '../picture/Camera';
import { drawPicture } from '../picture/drawPicture';
import { defaultErrorScale } from '../picture/ErrorScale';
import { mostCovered } from '../picture/labelBudget';
import { toLook } from '../picture/Look';
import { measureText } from '../picture/measureText';
import { paintPicture } from '../picture/paintPicture';
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
const panels: Record<string, Size> = { panel: { width: 1400, height: 528 }, wall: { width: 2560, height: 1268 } };

function firstDrawn(graph: Graph, size: Size) {
  const plan = chooseFolded(graph, new Map(), { size, flow: 'right' });
  const drawn = foldGraph(graph, (lane) => plan.get(lane) ?? false);
  const aspect = size.width / size.height;
  const arrangement = arrange({ topology: toTopology(drawn), edges: drawn.edges, aspect, length: size.width });
  const picture = drawPicture(drawn, arrangement, defaultErrorScale);
  const { zoom } = fitCamera(picture.bounds, size);
  const labels = labelled(picture, zoom, { formats, parts: ['rate', 'latency', 'errors'] });
  const painter = new RecordingPainter();
  paintPicture(painter, { picture, labels, look, formats, measure, zoom, focus: undefined, selected: undefined });
  return { plan, picture, zoom, labels, painter };
}

const cases = [60, 120, 250, 500, 2000].flatMap((count) =>
  Object.entries(panels).flatMap(([name, size]) => [0, 0.05].map((failing) => ({ count, name, size, failing })))
);

describe.each(cases)('$count workloads in a $name, a share of $failing of their calls failing', ({ count, size, failing }) => {
  const graph = generateGraph(count, { namespaces: Math.round(Math.max(count / 25, Math.sqrt(count))), failing });
  const { plan, picture, zoom, labels, painter } = firstDrawn(graph, size);

  it('show the name of each card, large enough to be read', () => {
    const names = painter.texts.filter(({ bold }) => bold);
    expect(names).toHaveLength(picture.cards.length);
    expect(Math.min(...names.map((name) => name.size * zoom))).toBeGreaterThanOrEqual(leastNameSize - 1e-9);
    expect(zoom).toBeGreaterThanOrEqual(readableZoom);
  });

  it('label within a budget, and nothing across a card', () => {
    const area = labels.reduce((sum, { width, height }) => sum + width * height, 0);
    expect(area / (picture.bounds.width * picture.bounds.height)).toBeLessThanOrEqual(mostCovered);
    expect(overlaps(labels, picture.cards)).toEqual([]);
    console.log(count, size.width, failing, 'zoom', zoom.toFixed(2), 'cards', picture.cards.length, 'edges', picture.edges.length, 'crossings', countCrossings(picture.edges), 'labels', labels.length, (area / (picture.bounds.width * picture.bounds.height)).toFixed(3), 'open', [...plan.values()].filter((f) => !f).length, 'of', plan.size);
  });
});
