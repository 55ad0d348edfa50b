import { type Point } from '../geometry/rects';
import { type EdgeEnds } from '../layout/Arrangement';
import { type LayoutRequest } from '../layout/computeLayout';

/** Where somebody has put the middles of cards, by node id, in pixels of the free layout. */
export type FreePlaces = Readonly<Record<string, Point>>;

export interface ArrangeRequest extends LayoutRequest {
  /** Cards stand where forces carry them instead of in lanes and columns. */
  readonly freely?: boolean;
  /** Of these cards, where somebody has put them; see `pins` for those in lanes. */
  readonly places?: FreePlaces;
  /** Sorted by id. */
  readonly edges: readonly EdgeEnds[];
}
