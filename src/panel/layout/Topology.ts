/** What the layout needs to know of a graph: who calls whom, and who owns it. No numbers. */
export interface Topology {
  /** Sorted by id. */
  readonly nodes: readonly TopologyNode[];
  /** Sorted by source, then target; each pair once, no calls to oneself. */
  readonly links: readonly Link[];
}

export interface TopologyNode {
  readonly id: string;
  /** Name of the lane it stands in. */
  readonly lane: string;
}

export interface Link {
  readonly source: string;
  readonly target: string;
}
