import { type DataFrame, LoadingState, type PanelData } from '@grafana/data';
import { useMemo, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { findGraphFrames } from '../../mesh/graphFrames';
import { type MeshQuery } from '../../mesh/MeshQuery';
import { carryLatency } from './carryLatency';
import { type PanelContent } from './panelContent';

interface Settled {
  readonly content: Extract<PanelContent, { state: 'drawn' }>;
  readonly question: string;
}

interface Following {
  /** Undefined while it is read. */
  readonly content: PanelContent | undefined;
  /** The graph from which latency is carried on to a graph whose own follows. */
  readonly before: Graph | undefined;
}

/**
 * What the panel shows of an answer. While the latency of a refresh is on its way,
 * calls keep the one that they had, and the notices stay: nothing goes away that comes back a moment later.
 */
export function useFollowingLatency(content: PanelContent | undefined, data: PanelData): Following {
  const question = useMemo(() => questionOf(data), [data]);
  const [settled, setSettled] = useState<Settled>();
  const whole = content?.state === 'drawn' && !content.graph.latencyFollows;
  if (whole && data.state !== LoadingState.Loading && settled?.content !== content) {
    setSettled({ content, question });
  }
  return useMemo(() => {
    const before = settled?.question === question ? settled.content : undefined;
    const follows = content?.state === 'drawn' && content.graph.latencyFollows;
    return { content: follows && before ? carriedOn(content, before) : content, before: before?.graph };
  }, [content, question, settled]);
}

function carriedOn({ graph, notices }: Settled['content'], before: Settled['content']): PanelContent {
  const told = new Set(before.notices.map(({ text }) => text));
  const news = notices.filter(({ severity, text }) => severity === 'error' && !told.has(text));
  return { state: 'drawn', graph: carryLatency(graph, before.graph), notices: [...news, ...before.notices] };
}

/**
 * Tells questions apart as they are written, and as variables made them: a refresh asks the same one of another
 * moment, for which a window that is the time range may have grown, and a first step of less.
 */
function questionOf({ series, request, timeRange }: PanelData): string {
  const answered = findGraphFrames(series).edges.map(({ meta, refId }) => {
    const { query: { window, include, ...query } = {}, datasourceUid } = meta?.custom ?? {};
    return [datasourceUid, query, hasOwnWindow(refId, request) && window];
  });
  return JSON.stringify([timeRange?.raw, request?.targets, answered]);
}

/** Whether a query was asked for a window of its own, be it one that a variable holds. */
function hasOwnWindow(refId: DataFrame['refId'], request: PanelData['request']): boolean {
  const asked = request?.targets.find((target) => target.refId === refId) as Partial<MeshQuery> | undefined;
  return Boolean(asked?.window) && !['$__range', '${__range}'].includes(asked?.window ?? '');
}
