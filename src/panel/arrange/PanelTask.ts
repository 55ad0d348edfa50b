import { type Rect } from '../picture/Picture';
import { type LabelInput, type PlacedLabel } from '../picture/placeLabels';
import { type ArrangeRequest } from './arrange';
import { type Arrangement } from './Arrangement';
import { type PackedCurves } from './packCurves';

export interface LabelRequest extends Omit<LabelInput, 'ink'> {
  /** Where labels are wanted: the whole picture, or what of a large one is in sight. */
  readonly area: Rect;
  /** Zoom that the labels are placed for: they keep a readable size on the screen. */
  readonly zoom: number;
}

/** What a panel asks its worker to do; in turn, since labels stand on the curves that were arranged. */
export type PanelTask =
  | { readonly kind: 'arrange'; readonly number: number; readonly request: ArrangeRequest }
  | { readonly kind: 'label'; readonly number: number; readonly request: LabelRequest };

export interface PackedArrangement extends Omit<Arrangement, 'curves'> {
  readonly curves: PackedCurves;
}

export type PanelAnswer =
  | { readonly kind: 'arrange'; readonly number: number; readonly arrangement: PackedArrangement }
  | { readonly kind: 'label'; readonly number: number; readonly labels: readonly PlacedLabel[] };
