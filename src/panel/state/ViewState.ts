import { type Surroundings } from '../find/focusOn';
import { type FoldPlan } from '../fold/chooseFolded';
import { defaultOptions, type PanelOptions } from '../options/PanelOptions';
import { type Camera } from '../geometry/Camera';
import { type Target } from '../picture/Focus';

/** What one changes while one looks, and a dashboard can save: where cards were put, and what is left out. */
export type Arranged = Pick<PanelOptions, 'pins' | 'places' | 'hide'>;

/** A list that opens at the side. */
export type SideList = 'causes' | 'changes' | 'keys';

/** All that somebody has done with the picture. It belongs to the panel, and outlives each answer. */
export interface ViewState {
  readonly arranged: Arranged;
  /** What was arranged before each change, the oldest first. */
  readonly before: readonly Arranged[];
  /** What the panel's options held when it was last taken from them. */
  readonly saved: Arranged;
  /** Another number asks for a layout from nothing. */
  readonly edition: number;
  /** Lanes that somebody folded or unfolded. */
  readonly folds: FoldPlan;
  /** Undefined as long as the camera shows the whole picture. */
  readonly camera: Camera | undefined;
  /** What the details speak of. */
  readonly selected: Target | undefined;
  /** Where the keyboard is; the selection moves it too, and it can go on while details stay open. */
  readonly cursor: Target | undefined;
  /** What the picture is narrowed to. */
  readonly focus: Surroundings | undefined;
  /** What was typed into the search, and whether that is open. */
  readonly text: string;
  readonly findShown: boolean;
  readonly list: SideList | undefined;
  readonly tableShown: boolean;
}

export function arrangedIn({ pins, places, hide }: Partial<PanelOptions>): Arranged {
  return {
    pins: pins ?? defaultOptions.pins,
    places: places ?? defaultOptions.places,
    hide: hide ?? defaultOptions.hide,
  };
}

/** What a panel shows before anybody has done anything. */
export function startView(saved: Arranged): ViewState {
  return {
    arranged: saved,
    before: [],
    saved,
    edition: 0,
    folds: new Map(),
    camera: undefined,
    selected: undefined,
    cursor: undefined,
    focus: undefined,
    text: '',
    findShown: false,
    list: undefined,
    tableShown: false,
  };
}

export function sameArranged(a: Arranged, b: Arranged): boolean {
  return a === b || JSON.stringify([a.pins, a.places, a.hide]) === JSON.stringify([b.pins, b.places, b.hide]);
}

export function hasPins({ arranged }: ViewState): boolean {
  return Object.keys({ ...arranged.pins, ...arranged.places }).length > 0;
}
