import { useCallback, useMemo, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { chooseFolded, type FoldFrame, type FoldPlan } from '../fold/chooseFolded';
import { foldGraph } from '../fold/foldGraph';
import { type Size } from '../picture/Camera';

export interface Folding {
  /** The graph as it is drawn. */
  readonly drawn: Graph;
  /** All lanes that can be folded. */
  readonly lanes: readonly string[];
  readonly isFolded: (lane: string) => boolean;
  /** Another number says that the panel's size or its options have changed what is folded. */
  readonly edition: number;
}

export interface FoldingInput extends FoldFrame {
  /** What part of the mesh is looked at: each is decided on when it is first seen. */
  readonly part: string;
  readonly chosen: FoldPlan;
}

interface Decision {
  readonly plan: FoldPlan;
  /** What it was made for. */
  readonly frame: FoldFrame;
}

interface Decisions {
  readonly byPart: ReadonlyMap<string, Decision>;
  readonly edition: number;
}

/** A panel has another size when one of its sides has changed by more than this factor. */
const sizeTolerance = 1.25;
const none: FoldPlan = new Map();

/**
 * Which lanes of what is looked at are folded: what somebody decided, else what could be read when it was
 * first seen. Another part of the mesh is decided on afresh, and each in a panel of another size, flow or limit.
 */
export function useFolding(graph: Graph, { part, size, flow, foldAbove, chosen }: FoldingInput): Folding {
  const frame = useMemo(() => ({ size, flow, foldAbove, chosen }), [size, flow, foldAbove, chosen]);
  const [kept, setKept] = useState(() => decide({ byPart: new Map(), edition: 0 }, graph, part, frame));
  const next = useMemo(() => decide(kept, graph, part, frame), [kept, graph, part, frame]);
  if (next !== kept) {
    setKept(next);
  }
  const { edition } = next;
  const plan = next.byPart.get(part)?.plan ?? none;
  const isFolded = useCallback((lane: string) => chosen.get(lane) ?? plan.get(lane) ?? false, [chosen, plan]);
  const lanes = useMemo(() => [...new Set([...chosen.keys(), ...plan.keys()])], [chosen, plan]);
  const drawn = useMemo(() => foldGraph(graph, isFolded), [graph, isFolded]);
  return useMemo(() => ({ drawn, lanes, isFolded, edition }), [drawn, lanes, isFolded, edition]);
}

/** What is decided once a part of the mesh is seen in a frame; the same object where that is known. */
function decide(all: Decisions, graph: Graph, part: string, frame: FoldFrame): Decisions {
  const { byPart, edition } = all;
  const before = byPart.get(part);
  const holds = before && sameFrame(before.frame, frame);
  const plan = chooseFolded(graph, holds ? before.plan : none, frame);
  if (holds && plan === before.plan) {
    return all;
  }
  const reframed = before && !holds && !samePlan(plan, before.plan);
  const decision = { plan, frame: holds ? before.frame : frame };
  return { byPart: new Map(byPart).set(part, decision), edition: edition + Number(reframed ?? false) };
}

function sameFrame(a: FoldFrame, b: FoldFrame): boolean {
  return a.flow === b.flow && a.foldAbove === b.foldAbove && sameSize(a.size, b.size);
}

function sameSize(a: Size, b: Size): boolean {
  const near = (from: number, to: number) => Math.abs(Math.log(to / from)) <= Math.log(sizeTolerance);
  return near(a.width, b.width) && near(a.height, b.height);
}

function samePlan(a: FoldPlan, b: FoldPlan): boolean {
  return a.size === b.size && [...a].every(([lane, folded]) => b.get(lane) === folded);
}
