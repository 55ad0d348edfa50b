/** The simulated hour ends here, so that every run sees the same data. */
export const fixedNow = '2026-01-31T12:00:00Z';

/** Where all chance of the simulation comes from. */
export const seed = 1;

/** The uid of a data source that points to nothing. */
export const unreachable = 'unreachable';

/** The uid of the provisioned data source. */
export const dataSource = 'alidade';

/** The uid of the dashboard of one pair. */
export const pairDashboard = 'alidade-service-pair';

/** The uid of the dashboard of where the time goes. */
export const latencyDashboard = 'alidade-latency';

/** The uid of the provisioned dashboard, and the id of its mesh panel. */
export const dashboard = 'alidade-mesh-overview';
export const meshPanel = '1';

/** What happened to the mesh of the other demo, and when: half an hour before the end it was as it always is. */
export const change = { scenario: 'gone-edge', ago: '20m', compareTo: '30m' };

/** The call that is gone since then. */
export const goneCall = 'search → catalog';

/** Where the other demo answers: the configuration has chosen its port. */
export function changedAddress(): string {
  const { changedPort } = JSON.parse(process.env.ALIDADE_E2E ?? '{}') as { changedPort?: number };
  return `http://127.0.0.1:${changedPort}`;
}
