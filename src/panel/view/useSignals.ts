import { type TimeRange } from '@grafana/data';
import { useMemo } from 'react';

import { type Graph } from '../../mesh/Graph';
import { originOf } from '../../mesh/originOf';
import { useAnswer } from '../answers/useAnswer';
import { type Target } from '../picture/Focus';
import { endsOf } from '../links/endsOf';
import { itemOf } from '../links/itemOf';
import { readSignals, type Signals, signalQueries } from './signalsOf';

/** What is known of what is open beside the graph: nothing yet, signals, or why there are none. */
export type SignalState = { readonly signals?: Signals; readonly error?: string };

/** Signals of what is open, over the dashboard's range; asked when it is opened, and again with its range. */
export function useSignals(graph: Graph, target: Target, range: TimeRange | undefined): SignalState {
  const { uid, queries } = useMemo(() => {
    const ends = endsOf(graph, target);
    const item = itemOf(graph, target);
    const { datasourceUid: uid, query } = originOf(graph, item);
    return { uid, queries: uid && ends ? signalQueries(uid, ends, { query, values: item?.values }) : [] };
  }, [graph, target]);
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
