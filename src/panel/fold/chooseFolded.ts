import { type Graph } from '../../mesh/Graph';
import { atOnce, type Sliced } from '../../mesh/Sliced';
import { fittedZoom } from '../layout/fittedZoom';
import { type Flow, gridOf } from '../layout/grid';
import { laneNames } from '../layout/laneNames';
import { readableZoom, roomyZoom } from '../layout/readable';
import { type Size } from '../geometry/Camera';
import { LaneMesh, type LaneState } from './LaneMesh';

/** For each lane that was seen whether it is folded as long as nobody says otherwise. */
export type FoldPlan = ReadonlyMap<string, boolean>;

/** What a picture has to be readable in. */
export interface FoldFrame {
  /** Of the panel, in CSS pixels. */
  readonly size: Size;
  readonly flow: Flow;
  /** Somebody's own limit: a mesh of no more nodes has no lane folded, in a larger one only failing lanes are open. */
  readonly foldAbove?: number;
  /** What somebody has opened or closed. */
  readonly chosen?: FoldPlan;
}

/** Lanes that do not fit are passed over for others so many times: of those that are well the next is larger still. */
const patience = { troubled: 5, well: 1 } as const;

/**
 * Decides which lanes start folded: as few as there have to be for the names of all cards to be read in the
 * fitted picture.
 *
 * 1. Where all lanes can be open, none is folded.
 * 2. Else all are folded, and opened again as long as names can be read: those first of whose nodes the
 *    largest share fails, then those with degraded ones.
 * 3. The others open too, small ones before large ones, as long as cards keep their second line.
 * 4. What was decided before holds, so that a refresh neither opens nor closes anything.
 */
export function chooseFolded(graph: Graph, before: FoldPlan, frame: FoldFrame): FoldPlan {
  return preparedPlan(graph, before, frame) ?? atOnce(chooseSliced(graph, before, frame));
}

/** Decides beforehand, with rests, what will be folded of a graph in a panel. */
export function* prepareChoice(graph: Graph, before: FoldPlan, frame: FoldFrame): Sliced<void> {
  plans.set(graph.edges, { nodes: graph.nodes, before, frame, plan: yield* chooseSliced(graph, before, frame) });
}

/** Whether it is known what is folded of a graph: it was decided beforehand, or no lane is new. */
export function isChoicePrepared(graph: Graph, before: FoldPlan, frame: FoldFrame): boolean {
  return preparedPlan(graph, before, frame) !== undefined || lanesAdded(graph, before).size === 0;
}

interface PreparedPlan extends Pick<Graph, 'nodes'> {
  readonly before: FoldPlan;
  readonly frame: FoldFrame;
  readonly plan: FoldPlan;
}

const plans = new WeakMap<Graph['edges'], PreparedPlan>();

function preparedPlan({ nodes, edges }: Graph, before: FoldPlan, frame: FoldFrame): FoldPlan | undefined {
  const found = plans.get(edges);
  return found?.nodes === nodes && samePlan(found.before, before) && sameFrame(found.frame, frame) ? found.plan : undefined;
}

function samePlan(a: FoldPlan | undefined, b: FoldPlan | undefined): boolean {
  return a === b || (!a?.size && !b?.size);
}

function sameFrame(a: FoldFrame, b: FoldFrame): boolean {
  const sameSize = a.size.width === b.size.width && a.size.height === b.size.height;
  return sameSize && a.flow === b.flow && a.foldAbove === b.foldAbove && samePlan(a.chosen, b.chosen);
}

function lanesAdded(graph: Graph, before: FoldPlan): Set<string> {
  return new Set([...laneNames(graph.nodes).values()].filter((name) => !before.has(name)));
}

function* chooseSliced(graph: Graph, before: FoldPlan, frame: FoldFrame): Sliced<FoldPlan> {
  const added = lanesAdded(graph, before);
  if (added.size === 0) {
    return before;
  }
  yield;
  const mesh = new LaneMesh(graph);
  yield;
  const decided = (name: string) => frame.chosen?.get(name) ?? before.get(name);
  const open = new Set(mesh.lanes.map(({ name }) => name).filter((name) => decided(name) === false));
  const undecided = mesh.lanes.filter(({ name }) => decided(name) === undefined);
  yield* openReadable(mesh, open, undecided, frame);
  const plan = new Map(before);
  added.forEach((name) => plan.set(name, !open.has(name)));
  return plan;
}

function* openReadable(mesh: LaneMesh, open: Set<string>, lanes: readonly LaneState[], { size, flow, foldAbove }: FoldFrame): Sliced<void> {
  const count = mesh.lanes.reduce((sum, lane) => sum + lane.count, 0);
  const all = new Set([...open, ...lanes.map(({ name }) => name)]);
  const limited = foldAbove !== undefined && count > foldAbove;
  const fits = function* (opened: ReadonlySet<string>, zoom: number): Sliced<boolean> {
    if (!fillsAtMost(cardsOf(mesh, opened), { size, flow }, zoom)) {
      return false;
    }
    const topology = mesh.topology(opened);
    yield;
    return (yield* fittedZoom(topology, flow, size, zoom)) >= zoom;
  };
  if (mesh.lanes.length < 2 || (foldAbove !== undefined && !limited) || (!limited && (yield* fits(all, readableZoom)))) {
    all.forEach((name) => open.add(name));
    return;
  }
  const candidates = lanes.filter(({ failing }) => !limited || failing > 0);
  const left: Record<keyof typeof patience, number> = { ...patience };
  for (const { name, failing, degraded } of [...candidates].sort(byNeed)) {
    const state = failing + degraded > 0 ? 'troubled' : 'well';
    if (left[state] > 0) {
      yield;
      const opened = new Set(open).add(name);
      if (yield* fits(opened, state === 'troubled' ? readableZoom : roomyZoom)) {
        open.add(name);
      } else {
        left[state]--;
      }
    }
  }
}

/** What is not well for each card that it costs. */
function byNeed(a: LaneState, b: LaneState): number {
  const share = (of: 'failing' | 'degraded') => b[of] / b.count - a[of] / a.count;
  return share('failing') || share('degraded') || a.count - b.count || (a.name < b.name ? -1 : 1);
}

function cardsOf({ lanes }: LaneMesh, open: ReadonlySet<string>): number {
  return lanes.reduce((sum, { name, count }) => sum + (open.has(name) ? count : 1), 0);
}

/** Whether so many cards of a readable size find room at all, as a quick first answer. */
function fillsAtMost(cards: number, { size, flow }: Pick<FoldFrame, 'size' | 'flow'>, zoom: number): boolean {
  const { cardWidth, minColumnGap, rowPitch } = gridOf(flow);
  return cards * (cardWidth + minColumnGap) * rowPitch * zoom ** 2 <= size.width * size.height * 1.1;
}
