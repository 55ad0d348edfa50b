import { createTheme, type DataFrame } from '@grafana/data';

import { type Graph } from '../../mesh/Graph';
import { MeasureFormats } from '../../mesh/MeasureFormats';
import { readGraph } from '../../mesh/readGraph';
import { framesOf } from '../../mesh/testing/framesOf';

export { framesOf };

/** The frames of testdata/graph-shop.json, as Grafana hands them to a panel. */
export function shopFrames(): DataFrame[] {
  return framesOf('graph-shop.json');
}

export function shopGraph(): Graph {
  const graph = readGraph(shopFrames());
  if (!graph) {
    throw new Error('testdata/graph-shop.json holds no graph');
  }
  return graph;
}

export function shopFormats(): MeasureFormats {
  return new MeasureFormats(shopFrames(), createTheme());
}
