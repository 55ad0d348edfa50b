import { LoadingState } from '@grafana/data';
import { useMemo } from 'react';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Ends } from '../links/endsOf';
import { toLatencyContent } from './latencyContent';
import { LatencyPane, type PaneProps } from './LatencyPane';
import { pairQueries, rowOf } from './pairRow';
import { useAnswer } from '../answers/useAnswer';

interface Props extends Omit<PaneProps, 'selected'> {
  readonly uid: string;
  readonly ends: Ends;
  /** The query of the graph that somebody comes from. */
  readonly asked: Partial<MeshQuery> | undefined;
  /** The row that somebody opened; at first, the pair's own is open. */
  readonly selected: string | undefined | 'first';
}

/** Where the time of one pair goes, and of what the called one calls, asked of the data source that the graph is from. */
export function PairPane({ uid, ends, asked, selected, ...props }: Props) {
  const queries = useMemo(() => pairQueries(uid, ends, asked), [uid, ends, asked]);
  const answer = useAnswer(uid, queries, props.range);
  const content = useMemo(() => {
    const errors = answer.state === 'error' ? [{ message: answer.text }] : undefined;
    const series = answer.state === 'done' ? [...answer.frames] : [];
    const waiting = answer.state === 'loading' || answer.state === 'nothing';
    return toLatencyContent({ series, errors, state: waiting ? LoadingState.Loading : LoadingState.Done });
  }, [answer]);
  const first = content.state === 'drawn' ? rowOf(content.breakdown, ends)?.id : undefined;
  return <LatencyPane {...props} content={content} selected={selected === 'first' ? first : selected} />;
}
