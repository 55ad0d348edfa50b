import { useEffect, useState } from 'react';
import { catchError, map, of } from 'rxjs';

import { askGrafana } from './askGrafana';
import { type DashboardUid, shippedDashboards } from './dashboards';

/** Which of the shipped dashboards exist here; undefined until it is known. */
export type Existing = ReadonlySet<DashboardUid> | undefined;

/** Seconds after which the page goes on without knowing. */
const patience = 10;

/** Finds the shipped dashboards that were imported or provisioned and that this user may see. */
export function findDashboards() {
  const uids = shippedDashboards.map(({ uid }) => uid);
  return askGrafana<Array<{ uid: string }>>('/api/search', patience, { type: 'dash-db', dashboardUIDs: uids }).pipe(
    map((found) => new Set(uids.filter((uid) => found.some((each) => each.uid === uid)))),
    // Where the search fails a link would be a guess.
    catchError(() => of(new Set<DashboardUid>()))
  );
}

export function useDashboards(): Existing {
  const [existing, setExisting] = useState<Existing>();
  useEffect(() => {
    const asked = findDashboards().subscribe(setExisting);
    return () => asked.unsubscribe();
  }, []);
  return existing;
}
