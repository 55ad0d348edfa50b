import { config } from '@grafana/runtime';

/** Whether who looks needs no account: such a dashboard answers what was saved and nothing else, and saves nothing. */
export function isPublicDashboard(): boolean {
  return Boolean(config.publicDashboardAccessToken);
}
