import { hasPermission } from '@grafana/runtime';

import { mayExplore } from '../mesh/mayExplore';

/** What this user may do of what the page leads to. */
export interface Rights {
  addSources: boolean;
  configureSources: boolean;
  importDashboards: boolean;
  explore: boolean;
}

/** What Grafana says that this user may do. The Dashboards tab belongs to a data source's settings. */
export function readRights(): Rights {
  const configureSources = hasPermission('datasources:write');
  return {
    addSources: hasPermission('datasources:create'),
    configureSources,
    importDashboards: configureSources && hasPermission('dashboards:create'),
    explore: mayExplore(),
  };
}
