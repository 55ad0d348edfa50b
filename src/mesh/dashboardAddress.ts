import { type AddressRange } from './AddressRange';

/** The address of a dashboard, without the part that Grafana is served under, with values of its variables. */
export function dashboardAddress(uid: string, variables: Readonly<Record<string, string>>, range?: AddressRange): string {
  const named = Object.entries(variables).map(([name, value]) => [`var-${name}`, value]);
  const within = range ? [['from', range.from], ['to', range.to]] : [];
  return `/d/${uid}?${new URLSearchParams([...named, ...within]).toString()}`;
}
