import { type DataFrame } from '@grafana/data';

import { averageBreakdown } from './averageBreakdown';
import { type AskedLatency, type Breakdown, type BreakdownPercentile, type BreakdownPoint, type BreakdownRow } from './Breakdown';
import { FrameError, FrameReader } from './FrameReader';
import { type DatedRow, readBreakdownRows, statisticsOf } from './readBreakdownRows';
import { readTelemetryLinks } from './TelemetryLinks';
import { untoldTime } from './untoldTime';
import { t } from './t';

const latencyKind = 'alidade.latency';

/**
 * Whether a frame says where time goes. Its fields say so: a public dashboard has no `meta.custom`, and
 * a transformation may have taken its name. An empty answer has its name alone.
 */
export function isLatencyFrame(frame: DataFrame): boolean {
  const reader = new FrameReader(frame);
  const means = ['sourceMeanMs', 'destinationMeanMs'].filter((name) => reader.has(name));
  const named = frame.name === 'breakdown' && (means.length > 0 || frame.fields.length === 0);
  return frame.meta?.custom?.kind === latencyKind || named || means.length === 2;
}

/**
 * Reads the latency frames of a panel, or nothing when it holds none. A frame over a range gives a row
 * a group, with the means over the whole range, and the group's history.
 * Throws a FrameError when a frame tells no mean at all.
 */
export function readBreakdown(frames: readonly DataFrame[]): Breakdown | undefined {
  const found = frames.filter(isLatencyFrame);
  if (found.length === 0) {
    return undefined;
  }
  const rows: BreakdownRow[] = [];
  const history = new Map<string, readonly BreakdownPoint[]>();
  for (const [index, frame] of found.entries()) {
    checkMeans(frame);
    const read = readBreakdownRows(frame, askedOf(frame), index);
    const times = new Set(read.map(({ time }) => time)).size;
    for (const [id, dated] of groupById(read)) {
      const over = averageBreakdown(dated, times);
      if (over) {
        rows.push({ ...over.row, id });
        if (over.points.length > 0) {
          history.set(id, over.points);
        }
      }
    }
  }
  const asked = found.map(askedOf);
  const told = new Set(rows.flatMap(({ percentiles }) => percentiles.filter(atAnEnd).map(({ statistic }) => statistic)));
  return {
    rows,
    history,
    statistics: [...new Set(found.flatMap(statisticsOf))].filter((statistic) => told.has(statistic)),
    compareTo: asked.find(({ compareTo }) => compareTo)?.compareTo,
    window: asked.find(({ window }) => window)?.window,
  };
}

/** Whether one of a call's two ends estimates a percentile: what the application alone says has no column. */
function atAnEnd({ source, destination }: BreakdownPercentile): boolean {
  return source !== undefined || destination !== undefined;
}

/** A frame without any fields is an empty answer; one with fields has to tell a mean. */
function checkMeans(frame: DataFrame): void {
  const reader = new FrameReader(frame);
  if (frame.fields.length > 0 && !reader.has('sourceMeanMs') && !reader.has('destinationMeanMs')) {
    const values = { frame: frame.name ?? '', query: frame.refId };
    throw new FrameError(
      frame.refId
        ? t('mesh.frames.no-mean-of-query', 'Frame "{{frame}}" of query {{query}} has neither a field "sourceMeanMs" nor a field "destinationMeanMs".', values)
        : t('mesh.frames.no-mean', 'Frame "{{frame}}" has neither a field "sourceMeanMs" nor a field "destinationMeanMs".', values)
    );
  }
}

function askedOf(frame: DataFrame): AskedLatency {
  const custom: Record<string, unknown> = frame.meta?.custom ?? {};
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const query = custom.query as AskedLatency['query'];
  return {
    query,
    datasourceUid: text(custom.datasourceUid),
    window: text(custom.window),
    compareTo: text(query?.compareTo) ?? (new FrameReader(frame).has('change') ? untoldTime() : undefined),
    links: readTelemetryLinks(custom.links),
  };
}

function groupById(rows: readonly DatedRow[]): Map<string, DatedRow[]> {
  const byId = new Map<string, DatedRow[]>();
  for (const dated of rows) {
    const group = byId.get(dated.row.id);
    if (!group) {
      byId.set(dated.row.id, [dated]);
    } else if (dated.time !== undefined) {
      group.push(dated);
    }
  }
  return byId;
}
