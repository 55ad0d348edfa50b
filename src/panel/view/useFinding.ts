import { type RefObject, useCallback } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type Target } from '../picture/Focus';
import { type View } from '../state/useViewState';
import { nodesOf } from './nodesOf';
import { type CameraControl } from './useCamera';
import { type FoldActions } from './useFoldActions';
import { type Narrowing } from './useNarrowing';

export interface Finding {
  readonly openFind: () => void;
  /** Forgets what was searched, and gives the keyboard back to the picture. */
  readonly closeFind: () => void;
  /** Goes to the next match, or the one before. */
  readonly nextMatch: (step: 1 | -1) => void;
  /** Narrows the picture to the surroundings of what is drawn. */
  readonly focusOn: (target: Target) => void;
}

interface Input {
  readonly root: RefObject<HTMLElement | null>;
  readonly view: View;
  readonly drawn: Graph;
  readonly narrowing: Narrowing;
  readonly goTo: FoldActions['goTo'];
  readonly fit: CameraControl['fit'];
}

/** The search: where it leads, and what it gives back. */
export function useFinding({ root, view, drawn, narrowing, goTo, fit }: Input): Finding {
  const { state, dispatch } = view;
  const { graph: narrowed, matches } = narrowing;
  const { selected } = state;
  const openFind = useCallback(() => dispatch({ type: 'showFind', shown: true }), [dispatch]);
  const closeFind = useCallback(() => {
    dispatch({ type: 'showFind', shown: false });
    root.current?.querySelector('canvas')?.focus();
  }, [root, dispatch]);
  const nextMatch = (step: 1 | -1) => {
    const at = matches.findIndex(({ kind, id }) => kind === selected?.kind && id === selected.id);
    const next = matches[(at + (at < 0 && step < 0 ? 0 : step) + matches.length) % matches.length];
    if (next) {
      goTo(next);
    }
  };
  const focusOn = useCallback(
    (target: Target) => {
      dispatch({ type: 'narrow', focus: { ids: nodesOf(target, narrowed, drawn), hops: 1, direction: 'both' } });
      fit();
    },
    [dispatch, narrowed, drawn, fit]
  );
  return { openFind, closeFind, nextMatch, focusOn };
}
