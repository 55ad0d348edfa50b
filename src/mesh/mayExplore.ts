import { config } from '@grafana/runtime';

import { isPublicDashboard } from './isPublicDashboard';

/** Whether who looks may open Explore: not on a public dashboard, nor where it is off or not permitted. */
export function mayExplore(): boolean {
  const { exploreEnabled, viewersCanEdit, bootData } = config;
  if (!exploreEnabled || isPublicDashboard()) {
    return false;
  }
  const { permissions, orgRole, isGrafanaAdmin } = bootData?.user ?? {};
  // A Grafana that tells no permissions goes by roles.
  return permissions
    ? permissions['datasources:explore'] === true
    : isGrafanaAdmin === true || orgRole === 'Admin' || orgRole === 'Editor' || viewersCanEdit;
}
