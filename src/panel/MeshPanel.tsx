import { css } from '@emotion/css';
import { type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { useCallback, useMemo, useRef, useState } from 'react';

import { type BreakdownRow } from '../mesh/Breakdown';
import { findGraphFrames } from '../mesh/graphFrames';
import { isLatencyFrame } from '../mesh/readBreakdown';
import { originOf } from '../mesh/originOf';
import { testIds } from '../mesh/testIds';
import { t } from '../mesh/t';
import { isPublicDashboard } from '../mesh/isPublicDashboard';
import { chooseView } from './latency/chooseView';
import { toLatencyContent } from './latency/latencyContent';
import { LatencyPane } from './latency/LatencyPane';
import { PairPane } from './latency/PairPane';
import { PairContext } from './links/PairContext';
import { edgeOf, rowOf } from './latency/pairRow';
import { splitArea } from './latency/splitArea';
import { useReturn } from './latency/useReturn';
import { defaultOptions, type PanelOptions } from './options/PanelOptions';
import { type Target } from './picture/Focus';
import { TimeZoneContext } from './answers/TimeZoneContext';
import { type Ends } from './links/endsOf';
import { GraphPane } from './view/GraphPane';
import { useViewState } from './state/useViewState';
import { itemOf } from './links/itemOf';
import { stageSize } from './view/stageSize';
import { useGraphContent } from './answers/useGraphContent';
import { useKeptAnswer } from './answers/useKeptAnswer';
import { useLastDrawn } from './answers/useLastDrawn';

/** The panel: a picture of the mesh, where its time goes, or both, as the frames and the options say. */
export function MeshPanel(props: PanelProps<PanelOptions>) {
  const { options, replaceVariables, timeZone, width, height } = props;
  const { data, stale } = useKeptAnswer(props.data, replaceVariables);
  const styles = useStyles2(getStyles);
  const latencyContent = useMemo(() => toLatencyContent(data), [data]);
  const held = useMemo(() => {
    const { nodes, edges } = findGraphFrames(data.series);
    return { graph: nodes.length + edges.length > 0, latency: data.series.some(isLatencyFrame) };
  }, [data.series]);
  const chosen = chooseView(options.view ?? defaultOptions.view, held);
  const split = chosen === 'both' ? splitArea({ width, height }) : undefined;
  const area = split?.graph ?? { width, height: height - (chosen === 'both' ? switchHeight : 0) };
  const flow = options.layout === 'down' ? 'down' : 'right';
  const read = useGraphContent(data, { size: stageSize(area), flow, foldAbove: options.foldAbove });
  const kept = useLastDrawn(read);
  const view = useViewState(options);

  const [selected, setSelected] = useState<string>();
  /** A pair that somebody came for from the graph: its ends where it has to be asked for, and its open row. */
  const [pair, setPair] = useState<{ readonly edge?: Target; readonly ends?: Ends; readonly row?: string }>();
  const [wanted, setWanted] = useState<Target>();
  /** How often somebody came from the graph: whoever does takes the keyboard along. */
  const [arrivals, setArrivals] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  useReturn(root, pair !== undefined);

  const graph = kept.instead ? undefined : kept.drawn?.graph;
  const breakdown = latencyContent.state === 'drawn' ? latencyContent.breakdown : undefined;
  const answerOf = useCallback((edge: Target) => graph && originOf(graph, itemOf(graph, edge)), [graph]);
  const openPair = useCallback(
    (edge: Target, ends: Ends) => {
      const row = breakdown && rowOf(breakdown, ends, answerOf(edge)?.datasourceUid);
      setPair(row || isPublicDashboard() ? {} : { edge, ends, row: 'first' });
      setSelected(row?.id);
      setArrivals((before) => before + 1);
    },
    [breakdown, answerOf]
  );
  const showInGraph = (row: BreakdownRow) => {
    const edge = chosen !== 'latency' && graph ? edgeOf(graph, row) : undefined;
    const show = () => {
      setPair(undefined);
      setWanted({ kind: 'edge', id: edge?.id ?? '' });
    };
    return edge && show;
  };

  const ways = useMemo(
    () => ({ wanted, openPair: breakdown || !isPublicDashboard() ? openPair : undefined }),
    [wanted, openPair, breakdown]
  );
  const { datasourceUid: uid, query: asked } = (pair?.edge && answerOf(pair.edge)) ?? graph ?? {};

  const size = { width, height };
  const one = pair || chosen === 'latency' ? 'latency' : 'graph';
  const shown = { graph: split !== undefined || one === 'graph', latency: split !== undefined || one === 'latency' };
  const back = pair && (!split || pair.ends) && (
    <Button size="sm" fill="text" variant="secondary" icon="arrow-left" onClick={() => setPair(undefined)}>
      {split ? t('panel.back-to-pairs', 'Back to all pairs') : t('panel.back-to-graph', 'Back to graph')}
    </Button>
  );
  const toLatency = chosen === 'both' && !split && !pair && (
    <Button size="sm" fill="text" variant="secondary" onClick={() => setPair({})}>
      {t('panel.where-time-goes', 'Where the time goes')}
    </Button>
  );
  const common = { options, range: data.request?.range ?? data.timeRange, showInGraph, back, arrivals };
  const latencySize = split?.latency ?? size;
  const shownView = (
    <div
      ref={root}
      className={styles[split?.direction ?? 'column']}
      style={size}
      {...(chosen === 'latency' && asPanel(latencyContent.state))}
    >
      {chosen !== 'latency' && (
        // The graph stays while somebody looks at a pair's time, and with it where it was looked at.
        <div style={{ display: shown.graph ? 'block' : 'none' }}>
          <PairContext.Provider value={ways}>
            <GraphPane {...props} {...area} {...kept} {...{ data, stale, view }} />
          </PairContext.Provider>
        </div>
      )}
      {toLatency}
      {shown.latency &&
        (pair?.ends && uid ? (
          <PairPane
            {...common}
            {...latencySize}
            uid={uid}
            ends={pair.ends}
            asked={asked}
            selected={pair.row}
            onSelect={(row) => setPair({ ...pair, row })}
          />
        ) : (
          <LatencyPane {...common} {...latencySize} content={latencyContent} stale={split ? undefined : stale} selected={selected} onSelect={setSelected} />
        ))}
    </div>
  );
  return <TimeZoneContext.Provider value={timeZone}>{shownView}</TimeZoneContext.Provider>;
}

/** What the switch between two views takes where only one fits, in CSS pixels. */
const switchHeight = 28;

/** Without a graph, this is the root that says what the panel shows. */
function asPanel(state: string) {
  return { 'data-testid': testIds.panel, 'data-state': state, 'data-drawn-nodes': 0, 'data-drawn-edges': 0 };
}

const getStyles = (theme: GrafanaTheme2) => {
  // A browser prints no grounds unless it is asked to: light texts of a dark theme would stand on white paper.
  const onPaper = { '@media print': { background: theme.colors.background.primary, printColorAdjust: 'exact' } } as const;
  return {
    row: css({ display: 'flex', overflow: 'hidden', ...onPaper }),
    column: css({ display: 'flex', flexDirection: 'column', overflow: 'hidden', ...onPaper }),
  };
};
