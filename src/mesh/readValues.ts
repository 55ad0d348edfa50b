import { type FrameReader } from './FrameReader';
import { type Values } from './Graph';
import { type Measure, measures } from './measures';

/** The numbers of one row by measure; a null in the frame is left out. */
export function readValues(reader: FrameReader, row: number): Values {
  const values: Partial<Record<Measure, number>> = {};
  for (const { name } of measures) {
    const value = reader.number(name, row);
    if (value !== undefined) {
      values[name] = value;
    }
  }
  return values;
}
