/** A time range as an address holds it: relative to now, or milliseconds since 1970. */
export interface AddressRange {
  readonly from: string;
  readonly to: string;
}

export const lastHour: AddressRange = { from: 'now-1h', to: 'now' };
