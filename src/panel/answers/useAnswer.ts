import { type DataFrame, type TimeRange } from '@grafana/data';
import { useContext, useEffect, useId, useMemo, useState } from 'react';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { TimeZoneContext } from './TimeZoneContext';
import { isPublicDashboard } from '../../mesh/isPublicDashboard';
import { askMesh } from './askMesh';

export type Answer =
  | { readonly state: 'nothing' | 'loading' }
  | { readonly state: 'done'; readonly frames: readonly DataFrame[] }
  | { readonly state: 'error'; readonly text: string };

/** The answer to what somebody's click asked for; asked again when the range moves. Nothing is asked by no queries, nor where it may not be. */
export function useAnswer(uid: string | undefined, queries: readonly MeshQuery[], range: TimeRange | undefined): Answer {
  const asked = uid && queries.length > 0 && range && !isPublicDashboard() ? JSON.stringify([uid, queries]) : '';
  const id = useId();
  const timeZone = useContext(TimeZoneContext);
  const [got, setGot] = useState<{ readonly asked: string; readonly answer: Answer }>();
  useEffect(() => {
    let wanted = true;
    if (asked !== '' && range) {
      const [source, more]: [string, MeshQuery[]] = JSON.parse(asked);
      const set = (answer: Answer) => wanted && setGot({ asked, answer });
      askMesh({ uid: source, queries: more, range, timeZone, requestId: `alidade-latency-${id}` }).then(
        (frames) => set({ state: 'done', frames }),
        (error: unknown) => set({ state: 'error', text: error instanceof Error ? error.message : String(error) })
      );
    }
    return () => {
      wanted = false;
    };
  }, [asked, range, timeZone, id]);
  return useMemo(() => {
    if (asked === '') {
      return { state: 'nothing' };
    }
    // What was answered for an earlier range stays until the next answer is there.
    return got?.asked === asked ? got.answer : { state: 'loading' };
  }, [asked, got]);
}
