import { type DataFrame, FieldType } from '@grafana/data';

import { type BreakdownRow } from '../Breakdown';
import { readBreakdown } from '../readBreakdown';
import { framesOf } from './framesOf';

/** The frames of testdata/latency/retry-storm.json: an answer of the data source, compared with 30 minutes before. */
export function latencyFrames(): DataFrame[] {
  return framesOf('latency/retry-storm.json');
}

/** The same without a comparison. */
export function plainLatencyFrames(): DataFrame[] {
  return latencyFrames().map((frame) => {
    const { compareTo, ...query } = frame.meta?.custom?.query ?? {};
    const fields = frame.fields.filter(({ name }) => name !== 'change' && !name.endsWith('Before'));
    return { ...frame, fields, meta: { ...frame.meta, custom: { ...frame.meta?.custom, query } } };
  });
}

/** A row of the frames by the workload that calls and the workload that is called. */
export function latencyRow(caller: string, callee: string, frames = latencyFrames()): BreakdownRow {
  const row = readBreakdown(frames)?.rows.find(
    ({ labels }) => labels.source_workload === caller && labels.destination_workload === callee
  );
  if (!row) {
    throw new Error(`testdata/latency holds no calls of ${caller} to ${callee}`);
  }
  return row;
}

/** Frames with other values in some columns; a column that a frame lacks is added. */
export function withColumns(frames: DataFrame[], columns: Readonly<Record<string, unknown>>): DataFrame[] {
  return frames.map((frame) => {
    const kept = frame.fields.filter(({ name }) => !(name in columns));
    const added = Object.entries(columns).map(([name, value]) => ({
      name,
      type: typeof value === 'string' ? FieldType.string : FieldType.number,
      config: {},
      values: Array.from({ length: frame.length }, () => value),
    }));
    return { ...frame, fields: [...kept, ...added] };
  });
}
