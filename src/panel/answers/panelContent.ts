import { type DataFrame, type DataQueryError, LoadingState, type PanelData } from '@grafana/data';

import { type Graph } from '../../mesh/Graph';
import { latencyMissing } from '../../mesh/steps';
import { type PanelState } from '../../mesh/testIds';
import { t } from '../../mesh/t';
import { adviceFor } from './adviceFor';
import { type GraphAnswer } from './graphAnswer';

/** What the panel shows instead of a picture, or the picture's graph. */
export type PanelContent =
  | { readonly state: 'drawn'; readonly graph: Graph; readonly notices: readonly Notice[] }
  | { readonly state: Exclude<PanelState, 'drawn'>; readonly title: string; readonly advice: string };

export interface Notice {
  readonly severity: 'error' | 'warning' | 'info';
  readonly text: string;
}

type Failed = Pick<PanelData, 'errors' | 'error'>;

/** Decides what the panel can show of an answer, whose frames have been read. */
export function toPanelContent(data: PanelData, { graph, failure }: GraphAnswer): PanelContent {
  if (failure) {
    const advice = t('view.message.unreadable', 'Ask the mesh data source for a graph, or send frames that Grafana’s Node Graph can show.');
    return { state: 'error', title: failure.message, advice };
  }
  const notices = collectNotices(data.series);
  if (graph && graph.nodes.length > 0) {
    return { state: 'drawn', ...settledBy(data.state, graph, [...queryErrors(data), ...notices]) };
  }
  return withoutGraph(data, graph !== undefined, notices);
}

/** Latency follows only while a request is under way: nothing comes after one that was cancelled. */
function settledBy(state: LoadingState, graph: Graph, notices: readonly Notice[]) {
  if (!graph.latencyFollows || state === LoadingState.Loading || state === LoadingState.Streaming) {
    return { graph, notices };
  }
  const said = notices.some(({ severity, text }) => severity === 'error' || text.startsWith(latencyMissing()));
  const notice: Notice = { severity: 'info', text: [latencyMissing(), t('view.message.cancelled', 'The request was cancelled before it came.')].join(' ') };
  return { graph: withoutMark(graph), notices: said ? notices : [...notices, notice] };
}

/** What is drawn of a graph whose latency will not follow: one object for each, at every emission. */
const settled = new WeakMap<Graph, Graph>();

function withoutMark(graph: Graph): Graph {
  const { latencyFollows, ...others } = graph;
  const known = settled.get(graph) ?? others;
  settled.set(graph, known);
  return known;
}

function withoutGraph(data: PanelData, asked: boolean, notices: readonly Notice[]): PanelContent {
  const errors = [...queryErrors(data), ...notices.filter((notice) => notice.severity === 'error')];
  if (errors.length > 0) {
    const [first] = failures(data);
    const advice = adviceFor(first ?? { message: errors[0]?.text });
    return { state: 'error', title: errors.map((error) => error.text).join(' '), advice };
  }
  if (data.state === LoadingState.Loading || data.state === LoadingState.NotStarted) {
    return { state: 'loading', title: t('view.message.loading', 'Loading the mesh'), advice: t('view.message.waiting', 'Waiting for the data source to answer.') };
  }
  if (!asked && data.series.some((frame) => frame.fields.length > 0)) {
    return {
      state: 'empty',
      title: t('view.message.no-graph', 'These frames hold no graph'),
      advice: t('view.message.choose-graph', 'Choose the query type Graph, or another visualization for this query.'),
    };
  }
  const told = notices.map((notice) => notice.text).join(' ');
  return {
    state: 'empty',
    title: t('view.message.no-traffic', 'No traffic in this time range'),
    advice: told || t('view.message.widen', 'Widen the time range, loosen the query’s filters, or check that the mesh’s metrics are scraped.'),
  };
}

function failures(data: Failed): readonly DataQueryError[] {
  return data.errors ?? (data.error ? [data.error] : []);
}

/** What went wrong with the panel's queries. */
export function queryErrors(data: Failed): Notice[] {
  return failures(data).map((error) => ({
    severity: 'error',
    text: error.message ?? error.data?.message ?? t('view.message.failed', 'The query failed without saying why.'),
  }));
}

/** What frames say beside their data, each sentence once. */
export function collectNotices(frames: readonly DataFrame[]): Notice[] {
  const byText = new Map<string, Notice>();
  for (const { severity, text } of frames.flatMap((frame) => frame.meta?.notices ?? [])) {
    byText.set(text, { severity, text });
  }
  return [...byText.values()];
}
