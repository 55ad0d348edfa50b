import { type Point, type Rect } from '../geometry/rects';
import { type Layout } from './Layout';
import { type Places, type LaneShape } from './placeCards';

/** Where everything stands and how calls run between: all of the picture that numbers do not change. */
export interface Arrangement {
  /** The layout behind it: what the next one keeps. */
  readonly layout: Layout;
  /** Where cards can stand, as seen by the flow. */
  readonly places: Places;
  readonly bounds: Rect;
  readonly lanes: readonly LaneShape[];
  /** By node id. */
  readonly cards: ReadonlyMap<string, Rect>;
  /** By edge id: a chain of cubic curves from rim to rim. */
  readonly curves: ReadonlyMap<string, readonly Point[]>;
}

/** An edge as far as its way depends on it. */
export interface EdgeEnds {
  readonly id: string;
  readonly source: string;
  readonly target: string;
}
