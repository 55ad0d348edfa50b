import { type AddressRange } from './AddressRange';

/** The uid of the dashboard of pairs, as it is imported. */
export const pairDashboard = 'alidade-service-pair';

/** A calling workload and a called service, by the variables of the dashboard of pairs. */
interface Pair {
  /** Its uid. */
  readonly datasource: string;
  readonly sourceNamespace: string;
  readonly sourceWorkload: string;
  readonly destinationNamespace: string;
  readonly destinationService: string;
}

/** The dashboard of a pair. */
export function pairAddress(pair: Pair, { from, to }: AddressRange): string {
  const variables = Object.entries(pair).map(([name, value]) => [`var-${name}`, value]);
  return `/d/${pairDashboard}?${new URLSearchParams([...variables, ['from', from], ['to', to]]).toString()}`;
}
