import { type DataFrame, LoadingState, type PanelData } from '@grafana/data';

import { type Breakdown } from '../../mesh/Breakdown';
import { FrameError } from '../../mesh/FrameReader';
import { isLatencyFrame, readBreakdown } from '../../mesh/readBreakdown';
import { type PanelState } from '../../mesh/testIds';
import { t } from '../../mesh/t';
import { collectNotices, type Notice, queryErrors } from '../answers/panelContent';

/** What the latency view shows instead of bars, or what the bars are of. */
export type LatencyContent =
  | {
      readonly state: 'drawn';
      readonly breakdown: Breakdown;
      readonly frames: readonly DataFrame[];
      readonly notices: readonly Notice[];
    }
  | { readonly state: Exclude<PanelState, 'drawn'>; readonly title: string; readonly advice: string };

type Answered = Pick<PanelData, 'series' | 'state' | 'errors' | 'error'>;

/** Decides what the latency view can show of an answer. */
export function toLatencyContent(data: Answered): LatencyContent {
  const frames = data.series.filter(isLatencyFrame);
  const notices = collectNotices(frames);
  try {
    const breakdown = readBreakdown(frames);
    if (breakdown && breakdown.rows.length > 0) {
      return { state: 'drawn', breakdown, frames, notices: [...queryErrors(data), ...notices] };
    }
    return withoutRows(data, breakdown !== undefined, notices);
  } catch (error) {
    if (error instanceof FrameError) {
      return { state: 'error', title: error.message, advice: t('latency.message.ask', 'Ask the mesh data source with the query type Latency.') };
    }
    throw error;
  }
}

function withoutRows(data: Answered, asked: boolean, notices: readonly Notice[]): LatencyContent {
  const errors = [...queryErrors(data), ...notices.filter(({ severity }) => severity === 'error')];
  if (errors.length > 0) {
    return {
      state: 'error',
      title: errors.map(({ text }) => text).join(' '),
      advice: t('latency.message.correct', 'Correct the query, or open the data source’s settings and press Save & test to see what it reaches.'),
    };
  }
  if (data.state === LoadingState.Loading || data.state === LoadingState.NotStarted) {
    return { state: 'loading', title: t('latency.message.loading', 'Loading where the time goes'), advice: t('view.message.waiting', 'Waiting for the data source to answer.') };
  }
  if (!asked) {
    return {
      state: 'empty',
      title: t('latency.message.none', 'No query asks where the time goes'),
      advice: t('latency.message.add', 'Add a query of the type Latency, or choose another view in the panel’s options.'),
    };
  }
  const told = notices.map(({ text }) => text).join(' ');
  return {
    state: 'empty',
    title: t('latency.message.no-calls', 'No calls in this time range'),
    advice: told || t('view.message.widen', 'Widen the time range, loosen the query’s filters, or check that the mesh’s metrics are scraped.'),
  };
}
