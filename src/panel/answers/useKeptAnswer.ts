import { type DataFrame, LoadingState, type PanelData, type PanelProps, type RawTimeRange } from '@grafana/data';
import { useMemo, useState } from 'react';

import { collectNotices, queryErrors } from './panelContent';

/** Says that something that is shown is not of the newest answer. */
export interface Stale {
  /** Of when it is, in milliseconds since 1970. */
  readonly asOf: number;
  /** Whether the newest question failed; otherwise it found nothing. */
  readonly failed: boolean;
  /** What was said about that. */
  readonly text: string;
}

export interface KeptAnswer {
  /** The newest answer; where a query has none, the last one that it had. */
  readonly data: PanelData;
  readonly stale: Stale | undefined;
}

interface Answered {
  readonly frames: readonly DataFrame[];
  readonly asOf: number;
}

interface Kept {
  /** The last answer that was whole. */
  readonly of?: PanelData;
  readonly question: string;
  /** What each query answered last. */
  readonly byQuery: ReadonlyMap<string, Answered>;
  readonly stale?: Stale;
}

/**
 * Keeps what each query answered last. Where a refresh fails or finds nothing, that stays in sight and is told to be
 * stale. What answers another question is never shown as the answer to this one.
 */
export function useKeptAnswer(data: PanelData, fill: PanelProps['replaceVariables']): KeptAnswer {
  const question = useMemo(() => questionOf(data, fill), [data, fill]);
  const [kept, setKept] = useState<Kept>({ question, byQuery: new Map() });
  const next = useMemo(() => settle(kept, data, question), [kept, data, question]);
  if (next !== kept) {
    setKept(next);
  }
  return useMemo(() => (next.question === question ? completed(data, next) : { data, stale: undefined }), [data, next, question]);
}

/** A refresh asks the same question of another moment: queries and relative time are those of before. */
function questionOf({ request, timeRange }: PanelData, fill: PanelProps['replaceVariables']): string {
  const asked = JSON.stringify([request?.targets, request?.filters]);
  return JSON.stringify([rangeOf(request?.rangeRaw ?? timeRange?.raw), fill(asked, request?.scopedVars)]);
}

/** As somebody chose it. A panel with a time shift has moments, which each refresh moves by the same. */
function rangeOf(raw: RawTimeRange | undefined): unknown {
  if (!raw || typeof raw.from === 'string' || typeof raw.to === 'string') {
    return raw;
  }
  return raw.to.valueOf() - raw.from.valueOf();
}

/** While it loads, a panel holds what it had before, whatever it asks now: nothing is known of that yet. */
function settle(kept: Kept, data: PanelData, question: string): Kept {
  if (kept.of === data || data.state === LoadingState.Loading || data.state === LoadingState.NotStarted) {
    return kept;
  }
  const byQuery = new Map(kept.question === question ? kept.byQuery : []);
  const gone = missingOf(data, byQuery).map(([, { asOf }]) => asOf);
  for (const refId of new Set(data.series.map((frame) => frame.refId ?? ''))) {
    const frames = framesOf(data, refId);
    if (frames.length > 0) {
      byQuery.set(refId, { frames, asOf: momentOf(data) });
    }
  }
  return { of: data, question, byQuery, stale: gone.length > 0 ? { asOf: Math.min(...gone), ...said(data) } : undefined };
}

/** What a query answered; nothing where none of it has a row. */
function framesOf({ series }: PanelData, refId: string): readonly DataFrame[] {
  const own = series.filter((frame) => (frame.refId ?? '') === refId);
  return own.some(({ length }) => length > 0) ? own : [];
}

/**
 * What is kept of queries that are asked and have no answer now. Frames may also come under other names than those of
 * the panel's queries, of another panel for one: then they are missing when nothing comes at all.
 */
function missingOf(data: PanelData, byQuery: Kept['byQuery']): Array<readonly [string, Answered]> {
  const asked = new Set(data.request?.targets?.map(({ refId }) => refId));
  const nothing = data.series.every(({ length }) => length === 0);
  return [...byQuery].filter(([refId]) => (nothing || asked.has(refId)) && framesOf(data, refId).length === 0);
}

function completed(data: PanelData, { byQuery, stale }: Kept): KeptAnswer {
  const missing = missingOf(data, byQuery);
  if (missing.length === 0) {
    return { data, stale: undefined };
  }
  const lost = new Set(missing.map(([refId]) => refId));
  const newest = data.series.filter(({ refId }) => !lost.has(refId ?? ''));
  return { data: { ...data, series: [...newest, ...missing.flatMap(([, { frames }]) => frames)] }, stale };
}

function said(data: PanelData): Pick<Stale, 'failed' | 'text'> {
  const errors = queryErrors(data);
  const notices = errors.length > 0 ? errors : collectNotices(data.series);
  return { failed: errors.length > 0, text: notices.map(({ text }) => text).join(' ') };
}

/** When an answer was looked at: the end of its range, unless that lies ahead of when it was asked. */
function momentOf({ timeRange, request }: PanelData): number {
  const to = timeRange?.to.valueOf() ?? Infinity;
  return Math.min(to, request?.startTime ?? to);
}
