import { type Point } from '../geometry/rects';
import { type Surroundings } from '../find/focusOn';
import { type Hideable } from '../find/hideParts';
import { type CardSlot } from '../layout/Layout';
import { type Camera } from '../geometry/Camera';
import { type Target } from '../picture/Focus';
import { type Arranged, sameArranged, type SideList, type ViewState } from './ViewState';

/** A slot of the grid, or a point of the free layout. */
export type PinnedTo = { readonly slot: CardSlot } | { readonly point: Point };

export type ViewAction =
  | { readonly type: 'pin'; readonly id: string; readonly to: PinnedTo }
  /** Lets go of all cards that were put somewhere, and lays out from nothing. */
  | { readonly type: 'unpin' }
  | { readonly type: 'hide'; readonly parts: readonly Hideable[] }
  | { readonly type: 'undo' }
  /** The panel's options hold something else than before. */
  | { readonly type: 'seed'; readonly saved: Arranged }
  /** Lays out from nothing; what is pinned stays. */
  | { readonly type: 'layOut' }
  | { readonly type: 'fold'; readonly lanes: readonly string[]; readonly folded: boolean }
  /** Moves the camera by hand; `shown` is where it is as long as it shows the whole picture. */
  | { readonly type: 'move'; readonly shown: Camera; readonly change: (camera: Camera) => Camera }
  | { readonly type: 'fit' }
  | { readonly type: 'select'; readonly target: Target | undefined }
  | { readonly type: 'point'; readonly target: Target }
  /** What is selected, or where the keyboard is, is in the mesh no more. */
  | { readonly type: 'forget'; readonly gone: (target: Target) => boolean }
  /** Goes to the surroundings of some nodes. */
  | { readonly type: 'narrow'; readonly focus: Surroundings }
  /** Shows what was hidden and what is not around what one looked at. */
  | { readonly type: 'showAll' }
  /** Takes more or less of the surroundings; undefined is the whole mesh again. */
  | { readonly type: 'refocus'; readonly focus: Surroundings | undefined }
  | { readonly type: 'find'; readonly text: string }
  | { readonly type: 'showFind'; readonly shown: boolean }
  /** Opens a list, or closes the one that is open. */
  | { readonly type: 'toggleList'; readonly list: SideList }
  /** Closes details and lists. */
  | { readonly type: 'close' }
  | { readonly type: 'toggleTable' };

/** So many changes can be undone. */
const mostUndone = 50;

const nothing = { selected: undefined, cursor: undefined } as const;

/** What somebody sees after an action; the same object where that changes nothing. */
export function reduceView(state: ViewState, action: ViewAction): ViewState {
  switch (action.type) {
    case 'pin':
      return arrange(state, pinned(state.arranged, action.id, action.to));
    case 'unpin':
      return { ...arrange(state, { ...state.arranged, pins: {}, places: {} }), edition: state.edition + 1 };
    case 'hide':
      return arrange(state, { ...state.arranged, hide: action.parts });
    case 'undo':
      return undo(state);
    case 'seed':
      return sameArranged(action.saved, state.arranged)
        ? { ...state, saved: action.saved }
        : { ...arrange(state, action.saved), saved: action.saved };
    case 'layOut':
      return { ...state, edition: state.edition + 1 };
    case 'fold':
      return fold(state, action.lanes, action.folded);
    case 'move':
      return moved(state, action);
    case 'fit':
      return { ...state, camera: undefined };
    case 'select':
      return { ...state, selected: action.target, cursor: action.target };
    case 'point':
      return { ...state, cursor: action.target };
    case 'forget':
      return forget(state, action.gone);
    case 'narrow':
      return { ...state, ...nothing, focus: action.focus, findShown: true, text: '' };
    case 'showAll':
      return { ...arrange(state, { ...state.arranged, hide: [] }), focus: undefined };
    case 'refocus':
      return { ...state, focus: action.focus };
    case 'find':
      return { ...state, text: action.text };
    case 'showFind':
      return { ...state, findShown: action.shown, text: action.shown ? state.text : '' };
    case 'toggleList':
      return { ...state, ...nothing, list: state.list === action.list ? undefined : action.list };
    case 'close':
      return { ...state, ...nothing, list: undefined };
    case 'toggleTable':
      return { ...state, tableShown: !state.tableShown };
  }
}

function arrange(state: ViewState, arranged: Arranged): ViewState {
  return sameArranged(arranged, state.arranged)
    ? state
    : { ...state, arranged, before: [...state.before, state.arranged].slice(-mostUndone) };
}

function undo(state: ViewState): ViewState {
  const last = state.before.at(-1);
  return last ? { ...state, arranged: last, before: state.before.slice(0, -1) } : state;
}

function pinned({ pins, places, hide }: Arranged, id: string, to: PinnedTo): Arranged {
  return 'slot' in to
    ? { places, hide, pins: { ...pins, [id]: to.slot } }
    : { pins, hide, places: { ...places, [id]: { x: Math.round(to.point.x), y: Math.round(to.point.y) } } };
}

/** What is folded away is selected no more. */
function fold(state: ViewState, lanes: readonly string[], folded: boolean): ViewState {
  if (lanes.length === 0) {
    return state;
  }
  const folds = new Map(state.folds);
  lanes.forEach((lane) => folds.set(lane, folded));
  return { ...state, ...(folded && nothing), folds };
}

/** A camera that is nowhere would never come back. */
function moved(state: ViewState, { shown, change }: Extract<ViewAction, { type: 'move' }>): ViewState {
  const from = state.camera ?? shown;
  const camera = change(from);
  const somewhere = [camera.x, camera.y, camera.zoom].every(Number.isFinite);
  return camera === from || !somewhere ? state : { ...state, camera };
}

function forget(state: ViewState, gone: (target: Target) => boolean): ViewState {
  const kept = (target: Target | undefined) => (target && gone(target) ? undefined : target);
  const [selected, cursor] = [kept(state.selected), kept(state.cursor)];
  return selected === state.selected && cursor === state.cursor ? state : { ...state, selected, cursor };
}
