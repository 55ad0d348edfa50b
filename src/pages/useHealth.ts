import { useCallback, useEffect, useRef, useState } from 'react';
import { catchError, concat, defer, filter, from, map, mergeMap, type Observable, of, Subscription } from 'rxjs';

import { addressOf, askGrafana } from './askGrafana';
import { type Health, type HealthAnswer, toBadHealth, toHealth } from './Health';
import { type Source } from './sources';

/** A browser opens half a dozen connections; those that wait for dead servers must leave some to others. */
const atOnce = 4;

/** Longer than this, in seconds, no data source is waited for. */
const patience = 10;

/** Who takes longer than this, in seconds, is asked again when all others have been. */
const hurry = 3;

/** How every data source is, by its uid; `check` asks one again. */
export function useHealth(sources: readonly Source[]) {
  const [known, setKnown] = useState<ReadonlyMap<string, Health>>(new Map());
  const running = useRef<Subscription | undefined>(undefined);
  const run = useCallback((uids: string[]) => {
    const set = (uid: string, health: Health) => setKnown((before) => new Map(before).set(uid, health));
    uids.forEach((uid) => set(uid, { state: 'checking' }));
    running.current?.add(checkAll(uids).subscribe(([uid, health]) => set(uid, health)));
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

/** Checks a few at a time; where they are many, those that answer at once do not stand behind those that hang. */
function checkAll(uids: readonly string[]): Observable<[string, Health]> {
  const check = (asked: readonly string[], seconds: number) => from(asked).pipe(mergeMap((uid) => checkHealth(uid, seconds), atOnce));
  if (uids.length <= atOnce) {
    return check(uids, patience);
  }
  const late: string[] = [];
  const inTime = check(uids, hurry).pipe(
    filter(([uid, { state }]) => {
      const isLate = state === 'slow';
      late.push(...(isLate ? [uid] : []));
      return !isLate;
    })
  );
  return concat(inTime, defer(() => check(late, patience)));
}

function checkHealth(uid: string, seconds: number): Observable<[string, Health]> {
  return askGrafana<HealthAnswer>(addressOf(uid, 'health'), seconds).pipe(
    map(toHealth),
    catchError((error: unknown) => of(toBadHealth(error))),
    map((health) => [uid, health])
  );
}
