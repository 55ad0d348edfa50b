import { createTheme, type DataFrame } from '@grafana/data';

import { type Graph } from '../../mesh/Graph';
import { MeasureFormats } from '../../mesh/MeasureFormats';
import { readGraph } from '../../mesh/readGraph';
import { framesOf } from '../../mesh/testing/framesOf';

/**
 * The frames of testdata/graph-connections.json: connections that fail and that work, a stream that never
 * ends, calls without an answer, hosts outside the registry and one that was refused, callers without a
 * workload.
 */
export function connectionsFrames(): DataFrame[] {
  return framesOf('graph-connections.json');
}

export function connectionsGraph(): Graph {
  const graph = readGraph(connectionsFrames());
  if (!graph) {
    throw new Error('testdata/graph-connections.json holds no graph');
  }
  return graph;
}

export function connectionsFormats(): MeasureFormats {
  return new MeasureFormats(connectionsFrames(), createTheme());
}

/** Frames as a public dashboard has them: Grafana takes what a data source tells beside its fields. */
export function asPublic(frames: readonly DataFrame[]): DataFrame[] {
  return frames.map(({ meta, ...frame }) => ({ ...frame, meta: { ...meta, custom: undefined } }));
}
