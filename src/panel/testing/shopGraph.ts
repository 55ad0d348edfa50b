import { createTheme, type DataFrame, type DataFrameJSON, dataFrameFromJSON } from '@grafana/data';
import fs from 'node:fs';
import path from 'node:path';

import { type Graph } from '../../mesh/Graph';
import { MeasureFormats } from '../../mesh/MeasureFormats';
import { readGraph } from '../../mesh/readGraph';

/** The frames of testdata/graph-shop.json, as Grafana hands them to a panel. */
export function shopFrames(): DataFrame[] {
  return framesOf('graph-shop.json');
}

/** The frames of a file in testdata. */
export function framesOf(name: string): DataFrame[] {
  const file = path.join(__dirname, '../../../testdata', name);
  const { frames } = JSON.parse(fs.readFileSync(file, 'utf8')) as { frames: DataFrameJSON[] };
  return frames.map((frame) => dataFrameFromJSON(frame));
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
