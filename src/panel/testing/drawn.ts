import { type Rect } from '../geometry/rects';
import { type Graph } from '../../mesh/Graph';
import { arrange } from '../arrange/arrange';
import { type Arrangement } from '../layout/Arrangement';
import { toTopology } from '../layout/toTopology';
import { drawPicture } from '../picture/drawPicture';
import { defaultErrorScale } from '../picture/ErrorScale';
import { EdgeIndex } from '../picture/EdgeIndex';
import { labelObstacles } from '../picture/labelObstacles';
import { measureText } from '../picture/measureText';
import { type Picture } from '../picture/Picture';
import { type PlacedLabel, placeLabels } from '../picture/placeLabels';
import { type LabelStyle, toLabelCandidate } from '../picture/toLabelCandidate';

/** The size that pictures are drawn for in tests: a dashboard's row on a common screen. */
export const panelAspect = 1512 / 770;

/** A graph laid out from nothing. */
export function arranged(graph: Graph, aspect = panelAspect): Arrangement {
  return arrange({ topology: toTopology(graph), edges: graph.edges, aspect });
}

/** The picture of a graph, laid out from nothing. */
export function drawn(graph: Graph, aspect = panelAspect): Picture {
  return drawPicture(graph, arranged(graph, aspect), defaultErrorScale);
}

/** The labels of a picture, widths of texts being guessed. */
export function labelled(picture: Picture, zoom: number, style: Omit<LabelStyle, 'measure'>): PlacedLabel[] {
  const measure = measureText('Inter');
  const curves = new Map(picture.edges.map(({ edge, curve }) => [edge.id, curve]));
  return placeLabels({
    candidates: picture.edges.map((shape) => toLabelCandidate(shape, { ...style, measure })),
    edgeIndex: new EdgeIndex(curves, picture.bounds, zoom),
    obstacles: labelObstacles(picture, zoom, measure),
  });
}

/** Pairs of rectangles that share more than a border. */
export function overlaps(rects: readonly Rect[], others: readonly Rect[] = rects): Array<[Rect, Rect]> {
  return rects.flatMap((a, index) =>
    others
      .slice(others === rects ? index + 1 : 0)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b): [Rect, Rect] => [a, b])
  );
}
