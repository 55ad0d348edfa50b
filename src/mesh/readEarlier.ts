import { type FrameReader } from './FrameReader';
import { type Earlier } from './Graph';
import { valuesReader } from './readValues';

const changes: readonly string[] = ['added', 'removed', 'same'] satisfies Array<Earlier['change']>;

/** Reads what rows were in the graph that is compared with; nothing from frames that compare with none. */
export function earlierReader(reader: FrameReader): (row: number) => { readonly earlier?: Earlier } {
  if (!reader.has('change')) {
    return () => ({});
  }
  const values = valuesReader(reader, 'Before');
  return (row) => {
    const change = reader.text('change', row);
    return { earlier: { change: changes.includes(change) ? (change as Earlier['change']) : 'same', values: values(row) } };
  };
}
