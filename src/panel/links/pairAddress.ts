import { type AddressRange } from '../../mesh/AddressRange';
import { dashboardAddress } from '../../mesh/dashboardAddress';

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
export function pairAddress(pair: Pair, range: AddressRange): string {
  return dashboardAddress(pairDashboard, { ...pair }, range);
}
