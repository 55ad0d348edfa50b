import { useCallback, useMemo, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { chooseFolded, type FoldPlan } from '../fold/chooseFolded';
import { foldGraph } from '../fold/foldGraph';

export interface Folding {
  /** The graph as it is drawn. */
  readonly graph: Graph;
  readonly toggle: (lane: string) => void;
  readonly isFolded: (lane: string) => boolean;
}

/** Which lanes are folded: what the size of the mesh suggests until somebody decides. */
export function useFolding(graph: Graph): Folding {
  const [plan, setPlan] = useState<FoldPlan>(() => chooseFolded(graph, new Map()));
  const next = useMemo(() => chooseFolded(graph, plan), [graph, plan]);
  if (next !== plan) {
    setPlan(next);
  }
  const isFolded = useCallback((lane: string) => plan.get(lane) ?? false, [plan]);
  const toggle = useCallback(
    (lane: string) => setPlan((before) => new Map(before).set(lane, !(before.get(lane) ?? false))),
    []
  );
  const folded = useMemo(() => foldGraph(graph, isFolded), [graph, isFolded]);
  return useMemo(() => ({ graph: folded, toggle, isFolded }), [folded, toggle, isFolded]);
}
