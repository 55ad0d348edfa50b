import { type FrameReader } from './FrameReader';
import { type Values } from './Graph';
import { type Measure, measures } from './measures';

/** Reads the numbers of rows by measure; a null in the frame is left out. `suffix` ends the fields' names. */
export function valuesReader(reader: FrameReader, suffix = ''): (row: number) => Values {
  const columns = measures.flatMap(({ name }) => {
    const field = reader.field(name + suffix);
    return field ? [{ name, cells: field.values as readonly unknown[] }] : [];
  });
  return (row) => {
    const values: Partial<Record<Measure, number>> = {};
    for (const { name, cells } of columns) {
      const value = cells[row];
      if (typeof value === 'number' && Number.isFinite(value)) {
        values[name] = value;
      }
    }
    return values;
  };
}
