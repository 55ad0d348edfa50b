import { type Graph, type GraphEdge, type GraphNode, type GraphResponse } from '../../mesh/Graph';
import { eachSliced, type Sliced } from '../../mesh/Sliced';
import { laneNames } from '../layout/laneNames';
import { foldedId } from './foldedId';
import { mergeEdges, mergeResponses } from './mergeEdges';

/** Several calls that are one while a lane at their end is folded. */
export interface Merged {
  readonly edge: GraphEdge;
  readonly responses: readonly GraphResponse[];
}

/** Calls that arrive somewhere and leave it. */
export interface Calls {
  readonly into: readonly GraphEdge[];
  readonly out: readonly GraphEdge[];
}

/** Makes the card of a folded lane. */
type MakeCard = (lane: string, nodes: readonly GraphNode[], calls: Calls | undefined) => GraphNode;

/** Which ends of calls stand in folded lanes. */
type FoldedEnds = 'both' | 'source' | 'target';

/** All calls from one lane to another, or within one. What they are together is found once. */
class CallsBetween {
  readonly edges: GraphEdge[] = [];
  private readonly found = new Map<FoldedEnds, readonly Merged[]>();

  constructor(
    private readonly graph: Graph,
    readonly source: string,
    readonly target: string
  ) {}

  /** What they are while one or both of the lanes are folded; the same objects whenever it is asked. */
  merged(ends: FoldedEnds): readonly Merged[] {
    const merged = this.found.get(ends) ?? this.merge(ends);
    this.found.set(ends, merged);
    return merged;
  }

  private merge(ends: FoldedEnds): Merged[] {
    const groups = new Map<string, GraphEdge[]>();
    for (const edge of this.edges) {
      const key = ends === 'both' ? '' : ends === 'source' ? edge.target : edge.source;
      const group = groups.get(key);
      if (group) {
        group.push(edge);
      } else {
        groups.set(key, [edge]);
      }
    }
    return [...groups].map(([open, edges]) => {
      const source = ends === 'target' ? open : foldedId(this.source);
      const target = ends === 'source' ? open : foldedId(this.target);
      const id = `${source}->${target}`;
      const responses = edges.flatMap((edge) => this.graph.responses.get(edge.id) ?? []);
      return { edge: mergeEdges({ id, source, target }, edges), responses: mergeResponses(id, responses) };
    });
  }
}

/** A graph by its lanes: all that folding asks of it, whichever lanes are folded. */
export class LaneCalls {
  private readonly members = new Map<string, GraphNode[]>();
  private readonly cards = new Map<string, { readonly calls: Calls | undefined; readonly card: GraphNode }>();
  private readonly between = new Map<string, Map<string, CallsBetween>>();

  private constructor(private readonly graph: Graph) {}

  /** Those of a graph that was taken apart before. */
  static known({ nodes, edges, responses }: Graph): LaneCalls | undefined {
    const known = prepared.get(edges);
    return known?.graph.nodes === nodes && known.graph.responses === responses ? known : undefined;
  }

  static *of(graph: Graph): Sliced<LaneCalls> {
    const known = LaneCalls.known(graph);
    if (known) {
      return known;
    }
    const calls = new LaneCalls(graph);
    const lanes = laneNames(graph.nodes);
    for (const node of graph.nodes) {
      const lane = lanes.get(node.id) ?? '';
      const list = calls.members.get(lane);
      if (list) {
        list.push(node);
      } else {
        calls.members.set(lane, [node]);
      }
    }
    yield* eachSliced(graph.edges, (edge) => calls.at(lanes.get(edge.source) ?? '', lanes.get(edge.target) ?? '').edges.push(edge));
    prepared.set(graph.edges, calls);
    return calls;
  }

  get lanes(): ReadonlyMap<string, readonly GraphNode[]> {
    return this.members;
  }

  /** The card of a folded lane; the one of last time where it crosses its border with the same calls. */
  card(lane: string, calls: Calls | undefined, make: MakeCard): GraphNode {
    const known = this.cards.get(lane);
    if (known && sameItems(known.calls?.into, calls?.into) && sameItems(known.calls?.out, calls?.out)) {
      return known.card;
    }
    const card = make(lane, this.members.get(lane) ?? [], calls);
    this.cards.set(lane, { calls, card });
    return card;
  }

  *pairs(): Generator<CallsBetween, void, void> {
    for (const targets of this.between.values()) {
      yield* targets.values();
    }
  }

  private at(source: string, target: string): CallsBetween {
    const targets = this.between.get(source) ?? new Map<string, CallsBetween>();
    this.between.set(source, targets);
    const calls = targets.get(target) ?? new CallsBetween(this.graph, source, target);
    targets.set(target, calls);
    return calls;
  }
}

function sameItems<T>(a: readonly T[] = [], b: readonly T[] = []): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** What a graph holds never changes, and what it is by its lanes is asked for whenever one of them is folded. */
const prepared = new WeakMap<Graph['edges'], LaneCalls>();
