import { config } from '@grafana/runtime';

/**
 * Whether Grafana's image renderer looks at the page, for a report or an alert's picture: it waits for answers, not
 * for what a panel makes of them a moment later.
 */
export function isRendered(): boolean {
  return config.bootData?.user?.authenticatedBy === 'render';
}
