import { useCallback, useMemo, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { t } from '../../mesh/t';
import { foldedId } from '../fold/foldedId';
import { laneNames } from '../layout/laneNames';
import { type Target } from '../picture/Focus';
import { type Picture } from '../picture/Picture';
import { itemOf } from '../links/itemOf';
import { type View } from '../state/useViewState';
import { type Folding } from './useFolding';
import { foldedLane, laneOf } from './usePointer';
import { type Selection } from './useSelection';

export interface FoldActions {
  readonly toggleLane: (lane: string) => void;
  /** Folds the lane of a card, or unfolds what a card stands for. */
  readonly toggleFold: (target: Target | undefined) => void;
  /** Opens the details of what is drawn; a folded card is unfolded instead. */
  readonly open: (target: Target) => void;
  /** Selects a node or an edge of the whole graph, wherever it is folded or hidden. */
  readonly goTo: (target: Target) => void;
  /** What a screen reader says about it. */
  readonly said: string;
}

interface Input {
  readonly view: View;
  readonly picture: Picture;
  readonly whole: Graph;
  /** What of it is looked at, before it was folded. */
  readonly narrowed: Graph;
  readonly folding: Folding;
  readonly selection: Selection;
  /** Told of a lane that is about to open, or that none is any more. */
  readonly onOpen: (lane: string | undefined) => void;
}

/** What folds and unfolds, and moves the keyboard along. */
export function useFoldActions({ view, picture, whole, narrowed, folding, selection, onOpen }: Input): FoldActions {
  const [said, setSaid] = useState('');
  const { dispatch } = view;
  const { isFolded } = folding;
  const { select, moveCursor, close } = selection;
  const toggleLane = useCallback(
    (lane: string) => {
      const folds = !isFolded(lane);
      dispatch({ type: 'fold', lanes: [lane], folded: folds });
      close();
      onOpen(folds ? undefined : lane);
      if (folds) {
        moveCursor({ kind: 'node', id: foldedId(lane) });
      }
      const name = lane === '' ? t('fold.others', 'others') : lane;
      setSaid(folds ? t('fold.folded', '{{name}} folded', { name }) : t('fold.unfolded', '{{name}} unfolded', { name }));
    },
    [isFolded, dispatch, close, moveCursor, onOpen]
  );
  const open = useCallback(
    (target: Target) => {
      const lane = foldedLane(picture, target);
      if (lane === undefined) {
        select(target);
      } else {
        toggleLane(lane);
      }
    },
    [picture, select, toggleLane]
  );
  const toggleFold = useCallback(
    (target: Target | undefined) => {
      const lane = target && laneOf(picture, target);
      if (lane !== undefined) {
        toggleLane(lane);
      }
    },
    [picture, toggleLane]
  );
  const goTo = useCallback(
    (target: Target) => {
      const isShown = itemOf(narrowed, target) !== undefined;
      if (!isShown) {
        dispatch({ type: 'showAll' });
      }
      const graph = isShown ? narrowed : whole;
      const lanes = laneNames(graph.nodes);
      const edge = target.kind === 'edge' ? graph.edges.find(({ id }) => id === target.id) : undefined;
      const closed = (edge ? [edge.source, edge.target] : [target.id])
        .map((id) => lanes.get(id))
        .filter((lane): lane is string => lane !== undefined && isFolded(lane));
      dispatch({ type: 'fold', lanes: closed, folded: false });
      select(target);
    },
    [narrowed, whole, isFolded, dispatch, select]
  );
  return useMemo(() => ({ toggleLane, toggleFold, open, goTo, said }), [toggleLane, toggleFold, open, goTo, said]);
}
