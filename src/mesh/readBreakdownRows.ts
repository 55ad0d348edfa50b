import { type DataFrame, FieldType } from '@grafana/data';

import {
  type AskedLatency,
  type BreakdownPart,
  breakdownParts,
  type BreakdownPercentile,
  type BreakdownRow,
  type EarlierBreakdown,
  type Estimate,
  type Measured,
} from './Breakdown';
import { FrameReader } from './FrameReader';

/** A row as a frame holds it. */
export interface DatedRow {
  readonly row: BreakdownRow;
  /** Milliseconds since 1970; undefined in the answer to an instant. */
  readonly time: number | undefined;
}

/** The text columns that are no labels of the group. */
const ownTexts = ['reporter', 'dominant', 'confidence', 'notes', 'change'];
const changes: readonly string[] = ['added', 'removed', 'same'] satisfies Array<EarlierBreakdown['change']>;
const percentileColumn = /^source(P\d+(?:_\d+)?)Ms$/;

/** The percentiles that a frame has columns for, such as p99.9, in the frame's order. */
export function statisticsOf(frame: DataFrame): string[] {
  return columnsOf(frame).map(toStatistic);
}

/** Reads a latency frame row by row; any column but the means may be missing. `index` tells frames apart. */
export function readBreakdownRows(frame: DataFrame, asked: AskedLatency, index: number): DatedRow[] {
  const reader = new FrameReader(frame);
  const texts = frame.fields.filter(({ type, name }) => type === FieldType.string && !ownTexts.includes(name));
  const columns = columnsOf(frame);
  const compared = reader.has('change');
  return Array.from({ length: frame.length }, (_, at) => {
    const labels = Object.fromEntries(texts.map(({ name }) => [name, reader.text(name, at)]));
    const row: BreakdownRow = {
      id: JSON.stringify([index, ...Object.entries(labels).filter(([, value]) => value !== '')]),
      labels,
      reporters: reader.list('reporter', at),
      ...readMeasured(reader, at, ''),
      percentiles: readPercentiles(reader, at, { columns, suffix: '' }),
      attemptsPerRequest: reader.number('attemptsPerRequest', at),
      dominant: toDominant(reader.text('dominant', at)),
      confidence: reader.text('confidence', at) === 'low' ? 'low' : 'high',
      notes: reader.text('notes', at).split('\n').filter((note) => note !== ''),
      asked,
      place: { frame: index, row: at },
      ...(compared && { earlier: readEarlier(reader, at, columns) }),
    };
    return { row, time: reader.number('time', at) };
  });
}

function readMeasured(reader: FrameReader, at: number, suffix: string): Measured {
  const number = (name: string) => reader.number(name + suffix, at);
  const parts: Partial<Record<BreakdownPart, number>> = {};
  for (const part of breakdownParts) {
    const value = number(`${part}Ms`);
    if (value !== undefined) {
      parts[part] = value;
    }
  }
  return {
    requestRate: number('requestRate'),
    sourceMeanMs: number('sourceMeanMs'),
    destinationMeanMs: number('destinationMeanMs'),
    applicationMeanMs: number('applicationMeanMs'),
    parts,
  };
}

function readEarlier(reader: FrameReader, at: number, columns: readonly string[]): EarlierBreakdown {
  const change = reader.text('change', at);
  return {
    change: changes.includes(change) ? (change as EarlierBreakdown['change']) : 'same',
    ...readMeasured(reader, at, 'Before'),
    percentiles: readPercentiles(reader, at, { columns, suffix: 'Before' }),
  };
}

interface PercentileColumns {
  /** The middle of the columns' names, such as P95. */
  readonly columns: readonly string[];
  /** `Before` for what was. */
  readonly suffix: string;
}

function readPercentiles(reader: FrameReader, at: number, { columns, suffix }: PercentileColumns): BreakdownPercentile[] {
  return columns.flatMap((column): BreakdownPercentile[] => {
    const read = (side: string): Estimate | undefined => {
      const ms = reader.number(`${side}${column}Ms${suffix}`, at);
      const fromMs = reader.number(`${side}${column}FromMs${suffix}`, at);
      const toMs = reader.number(`${side}${column}ToMs${suffix}`, at);
      return ms === undefined ? undefined : { ms, fromMs, toMs };
    };
    const [source, destination, application] = [read('source'), read('destination'), read('application')];
    const known = source ?? destination ?? application;
    return known ? [{ statistic: toStatistic(column), source, destination, application }] : [];
  });
}

function columnsOf(frame: DataFrame): string[] {
  return frame.fields.flatMap(({ name }) => percentileColumn.exec(name)?.[1] ?? []);
}

/** `P99_9` to `p99.9`. */
function toStatistic(column: string): string {
  return column.toLowerCase().replace('_', '.');
}

function toDominant(text: string): BreakdownRow['dominant'] {
  return breakdownParts.find((part) => part === text) ?? 'unknown';
}
