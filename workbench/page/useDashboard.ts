import { getBackendSrv, toDataQueryError } from '@grafana/runtime';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { type DashboardModel } from '../dashboard/DashboardModel';
import { type DashboardScene } from '../dashboard/DashboardScene';
import { exploreModel, exploreUid } from '../dashboard/exploreModel';
import { toScene } from '../dashboard/toScene';
import { templates } from '../services/registerServices';
import { atFixedNow } from './atFixedNow';
import { homeDashboard } from './homeDashboard';
import { fetchScenarios } from './Scenarios';

export interface DashboardEntry {
  uid: string;
  title: string;
}

interface Loaded {
  dashboards: DashboardEntry[];
  scene?: DashboardScene;
  error?: string;
}

/**
 * The dashboards that there are, and the one in the page's address: the overview where there is none. Another query in
 * the address of Explore is another dashboard.
 */
export function useDashboard(): Loaded {
  const search = new URLSearchParams(useLocation().search);
  const [wanted, query] = [search.get('dashboard'), search.get('query')];
  const [loaded, setLoaded] = useState<Loaded>({ dashboards: [] });
  useEffect(() => {
    let current = true;
    void load(wanted).then((result) => current && setLoaded(result));
    return () => {
      current = false;
    };
  }, [wanted, query]);
  return loaded;
}

async function load(wanted: string | null): Promise<Loaded> {
  const dashboards: DashboardEntry[] = [];
  try {
    dashboards.push(...(await getBackendSrv().get<DashboardEntry[]>('/api/search')));
    const uid = wanted ?? homeDashboard(dashboards);
    const { fixedNow } = await fetchScenarios();
    const scene = toScene(atFixedNow(await fetchModel(uid), fixedNow));
    templates.scene = scene;
    return { dashboards, scene };
  } catch (error) {
    return { dashboards, error: toDataQueryError(error).message };
  }
}

async function fetchModel(uid: string): Promise<DashboardModel> {
  if (uid === exploreUid) {
    return exploreModel(new URLSearchParams(window.location.search));
  }
  const { dashboard } = await getBackendSrv().get<{ dashboard: DashboardModel }>(`/api/dashboards/uid/${uid}`);
  return dashboard;
}
