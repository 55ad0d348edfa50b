/** The names by which tests, and other programs that drive a browser, find the parts of the panel. */
export const testIds = {
  /**
   * The root. It carries `data-state` (a PanelState), `data-drawn-nodes`, `data-drawn-edges`, and
   * `data-following` while latency is on its way, `data-stale` where a refresh failed or found nothing.
   */
  panel: 'alidade-mesh-panel',
  canvas: 'alidade-mesh-canvas',
  tooltip: 'alidade-tooltip',
  details: 'alidade-details',
  legend: 'alidade-legend',
  /** The table of all nodes and edges: rows carry `data-node-id` or `data-edge-id`, `data-x`, `data-y`. */
  table: 'alidade-table',
  /** The live region that says what is selected. */
  announcement: 'alidade-announcement',
  message: 'alidade-message',
  /** The search and what narrows the picture. */
  find: 'alidade-find',
  /** How much is shown out of how much there is. */
  counts: 'alidade-counts',
  /** The sign that a graph's latency is on its way. */
  following: 'alidade-latency-follows',
  /** Says how to zoom. */
  zoomHint: 'alidade-zoom-hint',
  /** Says that what is drawn is not the newest answer. */
  stale: 'alidade-stale',
  /** The latency view. It carries `data-state` and `data-drawn-rows`. */
  latency: 'alidade-latency',
  latencyDetails: 'alidade-latency-details',
  latencyLegend: 'alidade-latency-legend',
  /** The table of where the time goes: rows carry `data-latency-id`. */
  latencyTable: 'alidade-latency-table',
  /** The live region that says which row is opened. */
  latencyAnnouncement: 'alidade-latency-announcement',
} as const;

/** What the panel's root says about itself in `data-state`. */
export type PanelState = 'loading' | 'empty' | 'error' | 'drawn';
