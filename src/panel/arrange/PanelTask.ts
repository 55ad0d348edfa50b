import { type LabelInput, type LabelWish, type PlacedLabel } from '../picture/placeLabels';
import { type ArrangeRequest } from './arrange';
import { type Arrangement } from './Arrangement';
import { type PackedCurves } from './packCurves';

export type LabelRequest = Pick<LabelInput, 'obstacles' | 'area' | 'zoom'>;

/** What a panel asks its worker to do; in turn, since labels stand on the curves that were arranged. */
export type PanelTask =
  | { readonly kind: 'arrange'; readonly number: number; readonly request: ArrangeRequest }
  /** Some of the labels to be placed; the first ones replace those of before. It is not answered. */
  | { readonly kind: 'wish'; readonly first: boolean; readonly wishes: readonly LabelWish[] }
  | { readonly kind: 'label'; readonly number: number; readonly request: LabelRequest };

export interface PackedArrangement extends Omit<Arrangement, 'curves'> {
  readonly curves: PackedCurves;
}

export type PanelAnswer =
  | { readonly kind: 'arrange'; readonly number: number; readonly arrangement: PackedArrangement }
  | { readonly kind: 'label'; readonly number: number; readonly labels: readonly PlacedLabel[] };
