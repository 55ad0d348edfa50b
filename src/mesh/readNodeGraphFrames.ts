import { type DataFrame, type Field, formattedValueToString, getValueFormat } from '@grafana/data';

import { FrameReader } from './FrameReader';
import { type GraphEdge, type GraphNode, type Health, type Values } from './Graph';
import { type Measure } from './measures';
import { makeSliced, type Sliced } from './Sliced';

const statFields = ['mainstat', 'secondarystat'];
const arcPrefix = 'arc__';
const ratePattern = /^(reqps|rps|ops|r\/s|r\/sec)$/i;
const millisecondsPattern = /^ms(\/r)?$/i;
const errorPattern = /err|fail|fault/i;

/** Reads nodes that any data source sends in the form of Grafana's Node Graph. */
export function readNodeGraphNodes(frame: DataFrame): Sliced<GraphNode[]> {
  const reader = new FrameReader(frame);
  reader.require('id');
  return makeSliced(reader.length, (row) => {
    const values = {
      ...readStatValues(reader, row, 'requestRateIn'),
      ...readErrorArcs(frame, row),
    };
    return {
      id: reader.text('id', row),
      title: reader.text('title', row) || reader.text('id', row),
      subtitle: reader.text('subtitle', row),
      kind: 'service',
      role: '',
      cluster: '',
      namespace: reader.text('namespace', row) || reader.text('detail__namespace', row),
      versions: [],
      health: healthOf(values),
      values,
      stats: readStats(reader, row),
    };
  });
}

/** Reads edges that any data source sends in the form of Grafana's Node Graph. */
export function readNodeGraphEdges(frame: DataFrame): Sliced<GraphEdge[]> {
  const reader = new FrameReader(frame);
  reader.require('source', 'target');
  return makeSliced(reader.length, (row) => {
    const source = reader.text('source', row);
    const target = reader.text('target', row);
    return {
      id: reader.text('id', row) || `${source} ${target}`,
      source,
      target,
      protocols: [],
      reporter: '',
      values: readStatValues(reader, row, 'requestRate'),
      stats: readStats(reader, row),
    };
  });
}

/** What a statistic measures can only be told by its unit. */
function readStatValues(reader: FrameReader, row: number, rate: Measure): Values {
  const values: Partial<Record<Measure, number>> = {};
  for (const name of statFields) {
    const unit = reader.field(name)?.config.unit ?? '';
    const value = reader.number(name, row);
    if (value === undefined) {
      continue;
    }
    if (ratePattern.test(unit)) {
      values[rate] = value;
    } else if (millisecondsPattern.test(unit)) {
      values.latencyMs = value;
    }
  }
  return values;
}

/** The arcs are shares of one ring; those that speak of failure add up to the share of errors. */
function readErrorArcs(frame: DataFrame, row: number): Values {
  const arcs = frame.fields.filter((field) => field.name.toLowerCase().startsWith(arcPrefix));
  if (arcs.length === 0) {
    return {};
  }
  const share = (fields: Field[]) => fields.reduce((sum, field) => sum + (Number(field.values[row]) || 0), 0);
  return { errorRatioIn: share(arcs.filter((field) => errorPattern.test(field.name))) };
}

function healthOf({ errorRatioIn = 0 }: Values): Health {
  if (errorRatioIn >= 0.1) {
    return 'failing';
  }
  return errorRatioIn >= 0.01 ? 'degraded' : 'healthy';
}

function readStats(reader: FrameReader, row: number): string[] {
  return statFields.flatMap((name) => {
    const field = reader.field(name);
    const value: unknown = field?.values[row];
    if (!field || value === null || value === undefined || value === '') {
      return [];
    }
    if (typeof value !== 'number') {
      return [String(value)];
    }
    const format =
      field.display ?? ((number: number) => getValueFormat(field.config.unit)(number, field.config.decimals));
    return [formattedValueToString(format(value))];
  });
}
