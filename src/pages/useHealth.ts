import { useCallback, useEffect, useRef, useState } from 'react';
import { catchError, from, map, mergeMap, type Observable, of, Subscription } from 'rxjs';

import { addressOf, askGrafana } from './askGrafana';
import { type Health, type HealthAnswer, toBadHealth, toHealth } from './Health';
import { type Source } from './sources';

/** A browser opens half a dozen connections; those that wait for dead servers must leave some to others. */
const atOnce = 4;

/** Longer than this, in seconds, no data source is waited for. */
const patience = 10;

/** How every data source is, by its uid; `check` asks one again. */
export function useHealth(sources: readonly Source[]) {
  const [known, setKnown] = useState<ReadonlyMap<string, Health>>(new Map());
  const running = useRef<Subscription | undefined>(undefined);
  const run = useCallback((uids: string[]) => {
    const set = (uid: string, health: Health) => setKnown((before) => new Map(before).set(uid, health));
    uids.forEach((uid) => set(uid, { state: 'checking' }));
    running.current?.add(from(uids).pipe(mergeMap(checkHealth, atOnce)).subscribe(([uid, health]) => set(uid, health)));
  }, []);
  useEffect(() => {
    running.current = new Subscription();
    run(sources.map(({ uid }) => uid));
    return () => running.current?.unsubscribe();
  }, [sources, run]);
  const check = useCallback((uid: string) => run([uid]), [run]);
  const healthOf = (uid: string): Health => known.get(uid) ?? { state: 'checking' };
  return { healthOf, check };
}

function checkHealth(uid: string): Observable<[string, Health]> {
  return askGrafana<HealthAnswer>(addressOf(uid, 'health'), patience).pipe(
    map(toHealth),
    catchError((error: unknown) => of(toBadHealth(error))),
    map((health) => [uid, health])
  );
}
