import { type RefObject, useCallback, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type Target } from '../picture/Focus';
import { nodesOf } from './nodesOf';
import { type CameraControl } from './useCamera';
import { type FoldActions } from './useFoldActions';
import { type Narrowing } from './useNarrowing';
import { type Selection } from './useSelection';

export interface Finding {
  readonly findShown: boolean;
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
  readonly drawn: Graph;
  readonly narrowing: Narrowing;
  readonly selection: Selection;
  readonly goTo: FoldActions['goTo'];
  readonly fit: CameraControl['fit'];
}

/** The search: whether it is open, and where it leads. */
export function useFinding({ root, drawn, narrowing, selection, goTo, fit }: Input): Finding {
  const [findShown, setFindShown] = useState(false);
  const { graph: narrowed, matches, setFocus, setText } = narrowing;
  const { selected, close } = selection;
  const openFind = useCallback(() => setFindShown(true), []);
  const closeFind = useCallback(() => {
    setFindShown(false);
    setText('');
    root.current?.querySelector('canvas')?.focus();
  }, [root, setText]);
  const nextMatch = (step: 1 | -1) => {
    const at = matches.findIndex(({ kind, id }) => kind === selected?.kind && id === selected.id);
    const next = matches[(at + (at < 0 && step < 0 ? 0 : step) + matches.length) % matches.length];
    if (next) {
      goTo(next);
    }
  };
  const focusOn = useCallback(
    (target: Target) => {
      setFocus({ ids: nodesOf(target, narrowed, drawn), hops: 1, direction: 'both' });
      setFindShown(true);
      setText('');
      close();
      fit();
    },
    [setFocus, setText, narrowed, drawn, close, fit]
  );
  return { findShown, openFind, closeFind, nextMatch, focusOn };
}
