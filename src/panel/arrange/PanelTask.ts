import { type Rect } from '../geometry/rects';
import { type LabelInput, type PlacedLabel } from '../picture/placeLabels';
import { type ArrangeRequest } from './ArrangeRequest';
import { type Arrangement } from '../layout/Arrangement';
import { type PackedCurves } from './packCurves';
import { type PackedLayout } from './packLayout';

export interface LabelRequest extends Omit<LabelInput, 'edgeIndex'> {
  /** Where labels are wanted: the whole picture, or what of a large one is in sight. */
  readonly area: Rect;
  /** Zoom that the labels are placed for: they keep a readable size on the screen. */
  readonly zoom: number;
}

export interface PackedRequest extends Omit<ArrangeRequest, 'previous'> {
  readonly previous?: PackedLayout;
}

/** Whose task it is, and which of its tasks. */
interface Numbered {
  readonly client: number;
  readonly number: number;
}

/** What a panel asks its worker to do; in turn, since labels stand on the curves that were arranged. */
export type PanelTask = Numbered &
  ({ readonly kind: 'arrange'; readonly request: PackedRequest } | { readonly kind: 'label'; readonly request: LabelRequest });

/** What a worker is told: a task, or that a panel has gone. */
export type WorkerMessage = PanelTask | { readonly kind: 'leave'; readonly client: number };

export interface PackedArrangement extends Omit<Arrangement, 'curves'> {
  readonly curves: PackedCurves;
}

export type PanelResult = Numbered &
  (
    | { readonly kind: 'arrange'; readonly arrangement: PackedArrangement }
    | { readonly kind: 'label'; readonly labels: readonly PlacedLabel[] }
  );

/** A result, or why there is none. */
export type PanelAnswer =
  | PanelResult
  | (Numbered & { readonly kind: 'failed'; readonly of: PanelTask['kind']; readonly message: string });
