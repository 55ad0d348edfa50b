import { type TimeRange } from '@grafana/data';
import { useMemo } from 'react';

import { type Breakdown, type BreakdownPoint, type BreakdownRow } from '../../mesh/Breakdown';
import { readBreakdown } from '../../mesh/readBreakdown';
import { historyQueries } from './rowQuery';
import { useAnswer } from '../answers/useAnswer';

export type History =
  | { readonly state: 'nothing' | 'loading' }
  | { readonly state: 'done'; readonly points: readonly BreakdownPoint[] }
  | { readonly state: 'error'; readonly text: string };

/** A row over time: from the panel's own frames where they are of a range, otherwise asked when the row is opened. */
export function useHistory(breakdown: Breakdown, row: BreakdownRow, range: TimeRange | undefined): History {
  const own = breakdown.history.get(row.id);
  const queries = useMemo(() => (own ? [] : historyQueries(row)), [own, row]);
  const answer = useAnswer(row.asked.datasourceUid, queries, range);
  return useMemo((): History => {
    if (own) {
      return { state: 'done', points: own };
    }
    if (answer.state !== 'done') {
      return answer;
    }
    try {
      const points = [...(readBreakdown(answer.frames)?.history.values() ?? [])].flat();
      return { state: 'done', points: points.sort((a, b) => a.time - b.time) };
    } catch (error) {
      return { state: 'error', text: error instanceof Error ? error.message : String(error) };
    }
  }, [own, answer]);
}
