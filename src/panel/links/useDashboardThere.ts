import { getBackendSrv } from '@grafana/runtime';
import { useEffect, useState } from 'react';

import { isPublicDashboard } from '../../mesh/isPublicDashboard';

/** Answers of this page by uid: a dashboard that was there stays, one that was not may be imported any time. */
const asked = new Map<string, Promise<boolean>>();

/** Whether there is a dashboard of this uid that who looks may open; false until that is known. */
export function useDashboardThere(uid: string): boolean {
  const [there, setThere] = useState(false);
  useEffect(() => {
    let wanted = true;
    void isThere(uid).then((known) => wanted && setThere(known));
    return () => {
      wanted = false;
    };
  }, [uid]);
  return there;
}

function isThere(uid: string): Promise<boolean> {
  if (isPublicDashboard()) {
    return Promise.resolve(false);
  }
  const answer = asked.get(uid) ?? search(uid);
  asked.set(uid, answer);
  void answer.then((found) => found || asked.delete(uid));
  return answer;
}

/** Grafana lists what one may open, and complains of nothing that is not there. */
async function search(uid: string): Promise<boolean> {
  try {
    const params = { type: 'dash-db', dashboardUIDs: uid };
    const found = await getBackendSrv().get<Array<{ uid: string }>>('/api/search', params, undefined, { showErrorAlert: false });
    return found.some((dashboard) => dashboard.uid === uid);
  } catch {
    return false;
  }
}
