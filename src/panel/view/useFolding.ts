import { useCallback, useMemo, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { chooseFolded, type FoldPlan } from '../fold/chooseFolded';
import { foldGraph } from '../fold/foldGraph';

export interface Folding {
  /** The graph as it is drawn. */
  readonly drawn: Graph;
  readonly fold: (lane: string, folded: boolean) => void;
  readonly foldAll: (folded: boolean) => void;
  readonly isFolded: (lane: string) => boolean;
}

/**
 * Which lanes of what is looked at are folded: what somebody decided, else what the size of the whole
 * mesh suggested when it was first seen. A part that is small enough is not folded by itself.
 */
export function useFolding(whole: Graph, narrowed: Graph, foldAbove: number): Folding {
  const [plan, setPlan] = useState<FoldPlan>(() => chooseFolded(whole, new Map(), foldAbove));
  const [chosen, setChosen] = useState<FoldPlan>(new Map());
  const next = useMemo(() => chooseFolded(whole, plan, foldAbove), [whole, plan, foldAbove]);
  if (next !== plan) {
    setPlan(next);
  }
  const large = narrowed.nodes.length > foldAbove;
  const isFolded = useCallback(
    (lane: string) => chosen.get(lane) ?? (large && (plan.get(lane) ?? false)),
    [chosen, plan, large]
  );
  const fold = useCallback(
    (lane: string, folded: boolean) => setChosen((before) => new Map(before).set(lane, folded)),
    []
  );
  const foldAll = useCallback(
    (folded: boolean) => setChosen(new Map([...plan.keys()].map((lane) => [lane, folded]))),
    [plan]
  );
  const drawn = useMemo(() => foldGraph(narrowed, isFolded), [narrowed, isFolded]);
  return useMemo(() => ({ drawn, fold, foldAll, isFolded }), [drawn, fold, foldAll, isFolded]);
}
