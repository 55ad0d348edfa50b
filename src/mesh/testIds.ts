/** The names by which tests, and other programs that drive a browser, find the parts of the panel. */
export const testIds = {
  /** The root. It carries `data-state` (a PanelState), `data-drawn-nodes` and `data-drawn-edges`. */
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
} as const;

/** What the panel's root says about itself in `data-state`. */
export type PanelState = 'loading' | 'empty' | 'error' | 'drawn';
