import { type TimeRange } from '@grafana/data';

import { type AddressRange, lastHour } from '../../mesh/AddressRange';

/** Relative to now in the same way everywhere: what is rounded, as `now/d`, depends on a time zone. */
const relative = /^now(?:[-+]\d+[smhdw])*$/;

/**
 * The range that a panel was asked for, its own relative time and time shift included. What goes with
 * the clock does so where it leads, too; the last hour, with which Explore begins, where there is none.
 */
export function toAddressRange(range: TimeRange | undefined): AddressRange {
  if (!range) {
    return lastHour;
  }
  const { raw } = range;
  if ([raw.from, raw.to].every((end) => typeof end === 'string' && relative.test(end))) {
    return { from: String(raw.from), to: String(raw.to) };
  }
  return { from: String(range.from.valueOf()), to: String(range.to.valueOf()) };
}
