import { exploreUid } from '../dashboard/exploreModel';
import { type DashboardEntry } from './useDashboard';

/** What the page opens on: how the whole mesh is. */
const overview = 'alidade-mesh-overview';

/** The dashboard that is shown where the address names none: the overview, or the first where it is missing. */
export function homeDashboard(dashboards: DashboardEntry[]): string {
  const home = dashboards.find(({ uid }) => uid === overview) ?? dashboards[0];
  return home?.uid ?? exploreUid;
}
