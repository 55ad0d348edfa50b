import { type Graph } from '../../mesh/Graph';
import { computeLayout } from '../layout/computeLayout';
import { toTopology } from '../layout/toTopology';
import { drawPicture } from '../picture/drawPicture';
import { defaultErrorScale } from '../picture/ErrorScale';
import { type Picture, type Rect } from '../picture/Picture';

/** The size that pictures are drawn for in tests: a dashboard's row on a common screen. */
export const panelAspect = 1512 / 770;

/** The picture of a graph, laid out from nothing. */
export function drawn(graph: Graph, aspect = panelAspect): Picture {
  const layout = computeLayout({ topology: toTopology(graph), aspect });
  return drawPicture({ graph, layout, aspect, scale: defaultErrorScale });
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
