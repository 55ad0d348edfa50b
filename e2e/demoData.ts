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

/** The uid of the provisioned dashboard, and the id of its mesh panel. */
export const dashboard = 'alidade-mesh-overview';
export const meshPanel = '1';
