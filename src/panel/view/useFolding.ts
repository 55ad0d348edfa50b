import { useCallback, useEffect, useMemo, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { mostAtOnce, type Sliced } from '../../mesh/Sliced';
import { chooseFolded, type FoldFrame, type FoldPlan, isChoicePrepared, prepareChoice } from '../fold/chooseFolded';
import { foldGraph, isFoldingPrepared, prepareFolding } from '../fold/foldGraph';
import { type Size } from '../geometry/Camera';
import { runSliced } from '../../mesh/runSliced';
import { useThrow } from '../../mesh/useThrow';

export interface Folding {
  /** The graph as it is drawn. */
  readonly drawn: Graph;
  /** The same before it was folded, and what part of the mesh it is. */
  readonly narrowed: Graph;
  readonly part: string;
  /** Whether another one is made ready to be folded. */
  readonly busy: boolean;
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
  /** What of it is hidden. */
  readonly hidden?: string;
}

/** What is to be folded where. */
interface Asked {
  readonly graph: Graph;
  readonly part: string;
  /** What is decided on by itself. */
  readonly key: string;
  readonly frame: FoldFrame;
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
 *
 * A large graph that was not made ready while its answer was read, such as a part of one, is made ready in slices.
 * Until it is, what was looked at before stays; undefined where there was nothing.
 */
export function useFolding(graph: Graph, { part, hidden = '', size, flow, foldAbove, chosen }: FoldingInput): Folding | undefined {
  const frame = useMemo(() => ({ size, flow, foldAbove, chosen }), [size, flow, foldAbove, chosen]);
  const asked = useMemo(() => ({ graph, part, key: part + hidden, frame }), [graph, part, hidden, frame]);
  const [kept, setKept] = useState<Decisions>({ byPart: new Map(), edition: 0 });
  const ready = useReady(asked, kept);
  const [shown, setShown] = useState<Asked>();
  const current = ready ? asked : shown;
  if (current !== shown) {
    setShown(current);
  }
  const next = useMemo(() => (current ? decide(kept, current) : kept), [kept, current]);
  if (next !== kept) {
    setKept(next);
  }
  const { edition } = next;
  const plan = (current && next.byPart.get(current.key)?.plan) ?? none;
  const isFolded = useCallback((lane: string) => chosen.get(lane) ?? plan.get(lane) ?? false, [chosen, plan]);
  const lanes = useMemo(() => [...new Set([...chosen.keys(), ...plan.keys()])], [chosen, plan]);
  const narrowed = current?.graph;
  const drawn = useMemo(() => narrowed && foldGraph(narrowed, isFolded), [narrowed, isFolded]);
  const shownPart = current?.part ?? '';
  const busy = !ready;
  return useMemo(
    () => drawn && narrowed && { drawn, narrowed, part: shownPart, busy, lanes, isFolded, edition },
    [drawn, narrowed, shownPart, busy, lanes, isFolded, edition]
  );
}

/** Whether a graph can be folded at once; else it is made ready. */
function useReady(asked: Asked, kept: Decisions): boolean {
  const [done, setDone] = useState<Asked>();
  const fail = useThrow();
  const known = useMemo(() => isReady(asked, kept), [asked, kept]);
  const ready = known || done === asked;
  if (done && done !== asked) {
    setDone(undefined);
  }
  useEffect(
    () =>
      ready
        ? undefined
        : runSliced(prepare(asked, kept), {
            onDone: () => setDone(asked),
            onError: fail,
          }),
    [ready, asked, kept, fail]
  );
  return ready;
}

function isReady(asked: Asked, kept: Decisions): boolean {
  const { graph, frame } = asked;
  const small = graph.nodes.length + graph.edges.length <= mostAtOnce;
  return small || (isFoldingPrepared(graph) && isChoicePrepared(graph, planBefore(kept, asked), frame));
}

function* prepare(asked: Asked, kept: Decisions): Sliced<void> {
  yield* prepareChoice(asked.graph, planBefore(kept, asked), asked.frame);
  yield* prepareFolding(asked.graph);
}

/** What was decided of this part in a panel like this one. */
function planBefore({ byPart }: Decisions, { key, frame }: Asked): FoldPlan {
  const before = byPart.get(key);
  return before && sameFrame(before.frame, frame) ? before.plan : none;
}

/** What is decided once a part of the mesh is seen in a frame; the same object where that is known. */
function decide(all: Decisions, { graph, key, frame }: Asked): Decisions {
  const { byPart, edition } = all;
  const before = byPart.get(key);
  const holds = before && sameFrame(before.frame, frame);
  const plan = chooseFolded(graph, holds ? before.plan : none, frame);
  if (holds && plan === before.plan) {
    return all;
  }
  const reframed = before && !holds && !samePlan(plan, before.plan);
  const decision = { plan, frame: holds ? before.frame : frame };
  return { byPart: new Map(byPart).set(key, decision), edition: edition + Number(reframed ?? false) };
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
