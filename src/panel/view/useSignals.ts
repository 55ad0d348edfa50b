import { type TimeRange } from '@grafana/data';
import { useMemo } from 'react';

import { type Graph } from '../../mesh/Graph';
import { useAnswer } from '../latency/useAnswer';
import { type Target } from '../picture/Focus';
import { endsOf } from './endsOf';
import { readSignals, type Signals, signalQueries } from './signalsOf';

/** What is known of what is open beside the graph: nothing yet, signals, or why there are none. */
export type SignalState = { readonly signals?: Signals; readonly error?: string };

/** Signals of what is open, over the dashboard's range; asked when it is opened, and again with its range. */
export function useSignals(graph: Graph, target: Target, range: TimeRange | undefined): SignalState {
  const uid = graph.datasourceUid;
  const queries = useMemo(() => {
    const ends = uid && endsOf(graph, target);
    const item = (target.kind === 'edge' ? graph.edges : graph.nodes).find(({ id }) => id === target.id);
    return ends ? signalQueries(uid, ends, { query: graph.query, values: item?.values }) : [];
  }, [uid, graph, target]);
  const answer = useAnswer(uid, queries, range);
  return useMemo(() => {
    switch (answer.state) {
      case 'done':
        return { signals: readSignals(answer.frames) };
      case 'error':
        return { error: answer.text };
      default:
        return {};
    }
  }, [answer]);
}
