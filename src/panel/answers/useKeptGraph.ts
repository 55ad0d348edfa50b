import { type PanelData, type PanelProps } from '@grafana/data';
import { useMemo, useState } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type PanelContent } from './panelContent';
import { type GraphContent } from './useGraphContent';

type Drawn = Extract<PanelContent, { state: 'drawn' }>;
type Untold = Exclude<PanelContent, Drawn>;

export interface KeptGraph extends Pick<GraphContent, 'frames' | 'busy'> {
  /** What is drawn, or was drawn last; undefined until there was something. */
  readonly drawn: Drawn | undefined;
  /** Set where the picture is not the newest answer. */
  readonly stale: Stale | undefined;
  /** What stands in the place of the picture. */
  readonly instead: Untold | undefined;
}

export interface Stale {
  /** Of when the picture is, in milliseconds since 1970. */
  readonly asOf: number;
  /** What became of the newest question. */
  readonly why: Untold;
}

interface Kept extends Pick<GraphContent, 'frames'> {
  readonly content: Drawn;
  readonly question: string;
  readonly asOf: number;
}

/**
 * Keeps the last graph. Where a refresh fails or finds nothing, that stays in sight and is marked as stale. What
 * answers another question is not shown as the answer to this one, but kept: with it all that one did with it.
 */
export function useKeptGraph({ content, frames, busy }: GraphContent, data: PanelData, fill: PanelProps['replaceVariables']): KeptGraph {
  const question = useMemo(() => questionOf(data, fill), [data, fill]);
  const [kept, setKept] = useState<Kept>();
  const current = content.state === 'drawn' ? content : undefined;
  if (current && kept?.content !== current) {
    setKept({ content: current, frames, question, asOf: momentOf(data) });
  }
  return useMemo(() => {
    if (content.state === 'drawn') {
      return { drawn: content, frames, busy, stale: undefined, instead: undefined };
    }
    const last = { drawn: kept?.content, frames: kept?.frames ?? frames, busy: busy || content.state === 'loading' };
    if (kept?.question !== question) {
      return { ...last, stale: undefined, instead: content };
    }
    return { ...last, stale: content.state === 'loading' ? undefined : { asOf: kept.asOf, why: content }, instead: undefined };
  }, [content, frames, busy, kept, question]);
}

/** When an answer was looked at: the end of its range, unless that lies ahead of when it was asked. */
function momentOf({ timeRange, request }: PanelData): number {
  const to = timeRange?.to.valueOf() ?? Infinity;
  return Math.min(to, request?.startTime ?? to);
}

/** A refresh asks the same question of another moment: queries and relative time are those of before. */
function questionOf({ request, timeRange }: PanelData, fill: PanelProps['replaceVariables']): string {
  const asked = JSON.stringify([request?.targets, request?.filters]);
  return JSON.stringify([timeRange?.raw, fill(asked, request?.scopedVars)]);
}

/** The graph that is drawn. */
export function graphOf({ drawn, instead }: KeptGraph): Graph | undefined {
  return instead ? undefined : drawn?.graph;
}
