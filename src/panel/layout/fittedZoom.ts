import { type Sliced } from '../../mesh/Sliced';
import { type Size } from '../geometry/Camera';
import { placeCards } from './placeCards';
import { sketchLayout } from './computeLayout';
import { type Flow, gridOf } from './grid';
import { type Topology } from './Topology';

/** Curves around the last column may widen the picture by so many pixels. */
const outermostCurves = 48;

/** The zoom at which the picture of a mesh, laid out from nothing, would fit a panel, or one that is `enough`. */
export function* fittedZoom(topology: Topology, flow: Flow, { width, height }: Size, enough: number): Sliced<number> {
  const [length, breadth] = flow === 'down' ? [height, width] : [width, height];
  const layout = yield* sketchLayout({ topology, flow, aspect: length / breadth, length }, enough);
  yield;
  const { bounds } = placeCards(layout);
  const spare = gridOf(flow).laneEnd;
  return Math.min(length / (bounds.width + Math.max(0, outermostCurves - spare)), breadth / bounds.height);
}
