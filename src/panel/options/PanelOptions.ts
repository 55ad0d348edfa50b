import { type FreePlaces } from '../arrange/ArrangeRequest';
import { type Hideable } from '../find/hideParts';
import { type Pins } from '../layout/pinSlots';
import { type EdgeLabelPart } from '../picture/edgeLabels';

/** Lanes with calls to the right or down, or cards wherever forces carry them. */
export type LayoutStyle = 'right' | 'down' | 'free';

/** Whether the panel takes the wheel and every finger, or leaves the page what scrolls it. */
export type ZoomMode = 'cooperative' | 'greedy';

/** What is shown: `auto` is what the panel's frames hold, both where they hold both. */
export type PanelView = 'auto' | 'graph' | 'latency' | 'both';

/** By what rows are sorted: always the largest first. A percentile, such as p95, is the caller's. */
export type LatencySort = 'impact' | 'mean' | 'rate' | 'callerSide' | 'receivingProxy' | 'application' | 'growth' | `p${number}`;

/** What a dashboard saves of this panel. */
export interface PanelOptions {
  readonly view: PanelView;
  readonly edgeLabels: readonly EdgeLabelPart[];
  readonly showLegend: boolean;
  readonly layout: LayoutStyle;
  /** Cards that somebody has put somewhere. */
  readonly pins: Pins;
  /** The same in the free layout, which has places of its own. */
  readonly places: FreePlaces;
  /** A dashboard variable that takes the name of the node that is opened; empty for none. */
  readonly nodeVariable: string;
  /** A dashboard variable that takes its namespace; empty for none. */
  readonly namespaceVariable: string;
  /** What is left out of the picture. */
  readonly hide: readonly Hideable[];
  /**
   * A mesh of no more nodes than this has no namespace folded at first, a larger one all but failing ones. Absent:
   * as many are folded as there have to be for names to be read.
   */
  readonly foldAbove?: number;
  readonly zoomMode: ZoomMode;
  /** By what the rows of the latency view are sorted. */
  readonly latencySort: LatencySort;
  /** Dashboard variables that take the labels of the row that is opened: `variable=label, …`; empty for none. */
  readonly rowVariables: string;
}

export const defaultOptions: PanelOptions = {
  view: 'auto',
  edgeLabels: ['rate', 'latency', 'errors'],
  showLegend: true,
  layout: 'right',
  pins: {},
  places: {},
  nodeVariable: '',
  namespaceVariable: '',
  hide: [],
  zoomMode: 'cooperative',
  latencySort: 'impact',
  rowVariables: '',
};
