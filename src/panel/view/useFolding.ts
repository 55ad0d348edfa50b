import { useCallback, useMemo, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { chooseFolded, type FoldFrame, type FoldPlan } from '../fold/chooseFolded';
import { foldGraph } from '../fold/foldGraph';
import { type Size } from '../picture/Camera';

export interface Folding {
  /** The graph as it is drawn. */
  readonly drawn: Graph;
  readonly fold: (lane: string, folded: boolean) => void;
  readonly foldAll: (folded: boolean) => void;
  readonly isFolded: (lane: string) => boolean;
  /** Another number says that the panel's size has changed what is folded. */
  readonly edition: number;
}

export interface FoldingInput extends Omit<FoldFrame, 'chosen'> {
  /** What part of the mesh is looked at: each is decided on when it is first seen. */
  readonly part: string;
}

interface Decision {
  readonly plan: FoldPlan;
  readonly part: string;
  /** Of the panel that it was made for. */
  readonly size: Size;
  readonly edition: number;
}

/** A panel has another size when one of its sides has changed by more than this factor. */
const sizeTolerance = 1.25;

/**
 * Which lanes of what is looked at are folded: what somebody decided, else what could be read when it was
 * first seen. A panel of another size, or another part of the mesh, is decided on afresh.
 */
export function useFolding(graph: Graph, { part, size, flow, foldAbove }: FoldingInput): Folding {
  const [chosen, setChosen] = useState<FoldPlan>(new Map());
  const decide = (before?: Decision): Decision => {
    const holds = before?.part === part && sameSize(before.size, size);
    const plan = chooseFolded(graph, holds ? before.plan : new Map(), { size, flow, foldAbove, chosen });
    if (holds && plan === before.plan) {
      return before;
    }
    const resized = before?.part === part && !holds && !samePlan(plan, before.plan);
    return { plan, part, size: holds ? before.size : size, edition: (before?.edition ?? 0) + Number(resized) };
  };
  const [kept, setKept] = useState(() => decide());
  const next = useMemo(() => decide(kept), [kept, graph, part, size, flow, foldAbove]); // eslint-disable-line react-hooks/exhaustive-deps
  if (next !== kept) {
    setKept(next);
  }
  const { plan, edition } = next;
  const isFolded = useCallback((lane: string) => chosen.get(lane) ?? plan.get(lane) ?? false, [chosen, plan]);
  const fold = useCallback(
    (lane: string, folded: boolean) => setChosen((before) => new Map(before).set(lane, folded)),
    []
  );
  const foldAll = useCallback(
    (folded: boolean) => setChosen((before) => new Map([...before.keys(), ...plan.keys()].map((lane) => [lane, folded]))),
    [plan]
  );
  const drawn = useMemo(() => foldGraph(graph, isFolded), [graph, isFolded]);
  return useMemo(() => ({ drawn, fold, foldAll, isFolded, edition }), [drawn, fold, foldAll, isFolded, edition]);
}

function sameSize(a: Size, b: Size): boolean {
  const near = (from: number, to: number) => Math.abs(Math.log(to / from)) <= Math.log(sizeTolerance);
  return near(a.width, b.width) && near(a.height, b.height);
}

function samePlan(a: FoldPlan, b: FoldPlan): boolean {
  return a.size === b.size && [...a].every(([lane, folded]) => b.get(lane) === folded);
}
