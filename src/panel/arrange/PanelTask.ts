import { type PlacedLabel } from '../picture/placeLabels';
import { type LabelRequest } from '../picture/prepareLabels';
import { type ArrangeRequest } from './ArrangeRequest';
import { type Arrangement } from '../layout/Arrangement';
import { type PackedCurves } from './packCurves';
import { type PackedLayout } from './packLayout';

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
