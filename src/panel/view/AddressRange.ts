import { locationService } from '@grafana/runtime';

/** A time range as an address holds it. */
export interface AddressRange {
  readonly from: string;
  readonly to: string;
}

/** The dashboard's, which its address holds; elsewhere the last hour, with which Explore begins. */
export function currentAddressRange(): AddressRange {
  const { from = 'now-1h', to = 'now' } = locationService.getSearchObject();
  return { from: String(from), to: String(to) };
}
