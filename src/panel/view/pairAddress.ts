import { type AddressRange } from './AddressRange';

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
  return `/d/alidade-service-pair?${new URLSearchParams([...variables, ['from', from], ['to', to]]).toString()}`;
}
