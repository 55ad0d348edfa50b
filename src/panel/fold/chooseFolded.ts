import { type Graph } from '../../mesh/Graph';
import { laneNames } from '../layout/laneNames';

/** Opened lanes may fill a folded picture up to this many cards: more could not be read. */
const openCards = 70;

/** For each lane that was seen whether it is folded as long as nobody says otherwise. */
export type FoldPlan = ReadonlyMap<string, boolean>;

/**
 * Decides which lanes start folded. A mesh of no more than `foldAbove` nodes has none. In a larger one the lanes that
 * hold the most failing nodes are open, as far as cards remain; the rest is folded. What was decided
 * before holds, so that a refresh neither opens nor closes anything.
 */
export function chooseFolded(graph: Graph, before: FoldPlan, foldAbove: number): FoldPlan {
  const lanes = laneNames(graph.nodes);
  const sizes = new Map<string, { count: number; failing: number }>();
  for (const node of graph.nodes) {
    const lane = lanes.get(node.id) ?? '';
    const { count, failing } = sizes.get(lane) ?? { count: 0, failing: 0 };
    sizes.set(lane, { count: count + 1, failing: failing + Number(node.health === 'failing') });
  }
  const added = [...sizes].filter(([lane]) => !before.has(lane));
  if (added.length === 0) {
    return before;
  }
  const large = graph.nodes.length > foldAbove && sizes.size > 1;
  let cards = sizes.size;
  for (const [lane, { count }] of sizes) {
    cards += before.get(lane) === false ? count - 1 : 0;
  }
  const plan = new Map(before);
  added.sort(([a, left], [b, right]) => right.failing - left.failing || (a < b ? -1 : 1));
  for (const [lane, { count, failing }] of added) {
    const fits = cards + count - 1 <= openCards;
    const opens = !large || (failing > 0 && fits);
    cards += opens ? count - 1 : 0;
    plan.set(lane, !opens);
  }
  return plan;
}
