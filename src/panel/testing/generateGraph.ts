import { dataFrameFromJSON } from '@grafana/data';

import { generateMesh } from '../../../bench/panel/generateMesh.mjs';
import { type Graph } from '../../mesh/Graph';
import { readGraph } from '../../mesh/readGraph';

export interface MeshSize {
  readonly namespaces?: number;
  /** Share of the calls that have errors. */
  readonly failing?: number;
}

/** A made-up mesh of so many workloads with three calls each, in the shape of meshes that run; the same numbers give the same mesh. */
export function generateGraph(count: number, { namespaces = 5, failing = 0.05 }: MeshSize = {}): Graph {
  const frames = generateMesh({ nodes: count, edgesPerNode: 3, namespaces, failing });
  const graph = readGraph(frames.map((frame) => dataFrameFromJSON(frame)));
  if (!graph) {
    throw new Error(`no mesh of ${count} workloads could be made`);
  }
  return graph;
}
