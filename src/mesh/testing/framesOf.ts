import { type DataFrame, type DataFrameJSON, dataFrameFromJSON } from '@grafana/data';
import fs from 'node:fs';
import path from 'node:path';

/** The frames of a file in testdata, as Grafana hands them to a panel. */
export function framesOf(name: string): DataFrame[] {
  const file = path.join(__dirname, '../../../testdata', name);
  const { frames } = JSON.parse(fs.readFileSync(file, 'utf8')) as { frames: DataFrameJSON[] };
  return frames.map((frame) => dataFrameFromJSON(frame));
}
