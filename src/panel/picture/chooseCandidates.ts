import { curveBounds } from '../geometry/curveBounds';
import { healthyLabels, triesForEach } from './labelBudget';
import { type EdgeShape } from './Picture';
import { isPlain } from '../../mesh/isPlain';
import { overlap, type Rect } from '../geometry/rects';

/** More labels of failing and plain edges than this nobody could read; the worst and widest come first. */
const mostUrgent = 600;

/**
 * The edges that may get a label in an area: those that run there and are urgent, and of the healthy
 * ones as many as will be tried. Texts are only made for these.
 */
export function chooseCandidates(edges: readonly EdgeShape[], area: Rect, zoom: number): EdgeShape[] {
  const urgent: EdgeShape[] = [];
  const healthy: EdgeShape[] = [];
  const mostHealthy = Math.ceil(healthyLabels(area, zoom) * triesForEach);
  // The most important edges come last: they are painted over the others.
  for (let index = edges.length - 1; index >= 0; index--) {
    const shape = edges[index];
    if (!shape) {
      continue;
    }
    const list = shape.severity !== 'fine' || isPlain(shape.edge) ? urgent : healthy;
    if (list.length < (list === urgent ? mostUrgent : mostHealthy) && overlap(curveBounds(shape.curve), area)) {
      list.push(shape);
    }
  }
  return [...urgent, ...healthy];
}
