import { type DataFrame } from '@grafana/data';

import { shopFrames } from './shopGraph';

/** What a latency is in a frame, by the name of its field. */
const isLatency = (name: string) => name.startsWith('latency') || name === 'secondarystat';

/** The frames as a first step brings them: without latency, which is to follow. */
export function firstStepOf(frames: DataFrame[] = shopFrames()): DataFrame[] {
  return frames.map((frame) => {
    const { query, ...custom } = frame.meta?.custom ?? {};
    const include = (query?.include as string[] | undefined)?.filter((part) => part !== 'latency');
    return {
      ...frame,
      meta: { ...frame.meta, custom: { ...custom, query: { ...query, include }, step: 'first', evaluatedAt: 1 } },
      fields: frame.fields.map((field) =>
        frame.name === 'edges' && isLatency(field.name) ? { ...field, values: field.values.map(() => null) } : field
      ),
    };
  });
}

/** The frames with other numbers in a field. */
export function withValues(frames: DataFrame[], name: string, change: (value: number) => number): DataFrame[] {
  return frames.map((frame) => ({
    ...frame,
    fields: frame.fields.map((field) =>
      field.name === name ? { ...field, values: field.values.map((value: number | null) => value && change(value)) } : field
    ),
  }));
}
