import { LoadingState, type PanelData } from '@grafana/data';
import { useMemo, useState } from 'react';

import { findGraphFrames } from '../../mesh/graphFrames';
import { carryLatency } from './carryLatency';
import { type PanelContent } from './panelContent';

interface Settled {
  readonly content: Extract<PanelContent, { state: 'drawn' }>;
  readonly question: string;
}

/**
 * What the panel shows of an answer, undefined while it is read. While the latency of a refresh is on its way,
 * calls keep the one that they had, and the notices stay: nothing goes away that comes back a moment later.
 */
export function useFollowingLatency(content: PanelContent | undefined, data: PanelData): PanelContent | undefined {
  const question = useMemo(() => questionOf(data), [data]);
  const [settled, setSettled] = useState<Settled>();
  const whole = content?.state === 'drawn' && !content.graph.latencyFollows;
  if (whole && data.state !== LoadingState.Loading && settled?.content !== content) {
    setSettled({ content, question });
  }
  return useMemo(
    () =>
      content?.state === 'drawn' && content.graph.latencyFollows && settled?.question === question
        ? carriedOn(content, settled.content)
        : content,
    [content, question, settled]
  );
}

function carriedOn({ graph, notices }: Settled['content'], before: Settled['content']): PanelContent {
  const told = new Set(before.notices.map(({ text }) => text));
  const news = notices.filter(({ severity, text }) => severity === 'error' && !told.has(text));
  return { state: 'drawn', graph: carryLatency(graph, before.graph), notices: [...news, ...before.notices] };
}

/**
 * Tells questions apart as they are written: a refresh asks the same one of another moment, for which
 * the window may have grown, and a first step of less.
 */
function questionOf({ series, request, timeRange }: PanelData): string {
  const answered = findGraphFrames(series).edges.map(({ meta }) => {
    const { query: { window, include, ...query } = {}, datasourceUid } = meta?.custom ?? {};
    return [datasourceUid, query];
  });
  return JSON.stringify([timeRange?.raw, request?.targets, answered]);
}
