import { type Graph, type Health } from '../../mesh/Graph';
import { laneNames } from '../layout/laneNames';
import { type Link, type Topology, type TopologyNode } from '../layout/Topology';
import { foldedId } from './foldedId';

export interface LaneState {
  readonly name: string;
  /** Nodes that stand in it, and how many of them are not well. */
  readonly count: number;
  readonly failing: number;
  readonly degraded: number;
}

/** Who calls whom in which lane, as it is asked again and again with other lanes folded. */
export class LaneMesh {
  readonly lanes: readonly LaneState[];
  /** By node, the index of its lane. */
  private readonly laneOf: Uint32Array;
  private readonly ids: readonly string[];
  /** Two indices of nodes for each call. */
  private readonly calls: Uint32Array;

  constructor(graph: Graph) {
    const names = laneNames(graph.nodes);
    const lanes = new Map<string, { name: string; index: number; count: number } & Record<Health, number>>();
    const indices = new Map<string, number>();
    this.ids = graph.nodes.map(({ id }) => id);
    this.laneOf = Uint32Array.from(graph.nodes, ({ id, health }, index) => {
      const name = names.get(id) ?? '';
      const lane = lanes.get(name) ?? { name, index: lanes.size, count: 0, healthy: 0, idle: 0, degraded: 0, failing: 0 };
      lane.count++;
      lane[health]++;
      lanes.set(name, lane);
      indices.set(id, index);
      return lane.index;
    });
    this.lanes = [...lanes.values()];
    this.calls = Uint32Array.from(graph.edges.flatMap(({ source, target }) => [indices.get(source) ?? 0, indices.get(target) ?? 0]));
  }

  /** What the layout would be asked for with these lanes open and all others folded. */
  topology(open: ReadonlySet<string>): Topology {
    const isOpen = this.lanes.map(({ name }) => open.has(name));
    const size = this.ids.length;
    // A folded lane has the number behind those of the nodes.
    const standsFor = (node: number) => {
      const lane = this.laneOf[node] ?? 0;
      return isOpen[lane] ? node : size + lane;
    };
    const idOf = (number: number) => (number < size ? (this.ids[number] ?? '') : foldedId(this.lanes[number - size]?.name ?? ''));
    const nodes: TopologyNode[] = [];
    this.lanes.forEach(({ name }, lane) => isOpen[lane] || nodes.push({ id: foldedId(name), lane: '' }));
    this.ids.forEach((id, node) => {
      const lane = this.laneOf[node] ?? 0;
      if (isOpen[lane]) {
        nodes.push({ id, lane: this.lanes[lane]?.name ?? '' });
      }
    });
    const links = new Map<number, Link>();
    const all = size + this.lanes.length;
    for (let at = 0; at < this.calls.length; at += 2) {
      const [source, target] = [standsFor(this.calls[at] ?? 0), standsFor(this.calls[at + 1] ?? 0)];
      const pair = source * all + target;
      if (source !== target && !links.has(pair)) {
        links.set(pair, { source: idOf(source), target: idOf(target) });
      }
    }
    const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    nodes.sort((a, b) => byText(a.id, b.id));
    return { nodes, links: [...links.values()].sort((a, b) => byText(a.source, b.source) || byText(a.target, b.target)) };
  }
}
