import { config } from '@grafana/runtime';

/** A whole number as the viewer's region writes it. */
export function localNumber(value: number): string {
  // Grafana's types do not speak of the region that its page says.
  const user: unknown = config.bootData?.user;
  return new Intl.NumberFormat(regionOf(user), { maximumFractionDigits: 0 }).format(value);
}

/** Undefined, which is the browser's, where Grafana does not say one. */
function regionOf(user: unknown): string | undefined {
  const hasRegion = typeof user === 'object' && user !== null && 'regionalFormat' in user;
  return hasRegion && typeof user.regionalFormat === 'string' && user.regionalFormat !== '' ? user.regionalFormat : undefined;
}
