import { type Graph } from '../../mesh/Graph';
import { type Topology } from './Topology';
import { toTopology } from './toTopology';

/** All of a graph that decides where things stand and how calls run. */
export interface MeshShape {
  /** A graph that has it: most refreshes bring another one with the same shape. */
  readonly graph: Graph;
  /** Found when it is first asked for: to draw a picture that is there already nobody needs it. */
  readonly topology: Topology;
  /** No other shape has this key, not even one of the same mesh: `sameShape` tells what is the same. */
  readonly key: string;
}

let made = 0;

export function toShape(graph: Graph): MeshShape {
  let topology: Topology | undefined;
  return {
    graph,
    get topology() {
      topology ??= toTopology(graph);
      return topology;
    },
    key: String(++made),
  };
}

/** Whether two graphs, both sorted by id, have the same shape. */
export function sameShape(a: Graph, b: Graph): boolean {
  return (
    a === b ||
    (a.nodes.length === b.nodes.length &&
      a.edges.length === b.edges.length &&
      a.nodes.every((node, index) => sameNode(node, b.nodes[index])) &&
      a.edges.every((edge, index) => sameEdge(edge, b.edges[index])))
  );
}

function sameNode(a: Graph['nodes'][number], b: Graph['nodes'][number] | undefined): boolean {
  return (
    a.id === b?.id &&
    a.namespace === b.namespace &&
    a.cluster === b.cluster &&
    a.kind === b.kind &&
    a.origin?.name === b.origin?.name
  );
}

function sameEdge(a: Graph['edges'][number], b: Graph['edges'][number] | undefined): boolean {
  return a.id === b?.id && a.source === b.source && a.target === b.target;
}
