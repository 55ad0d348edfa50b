import { rangeUtil, type TimeRange } from '@grafana/data';

import { type ResourceRange } from './Resources';

/** The points that a panel asks for where nobody has said how wide it is. */
const points = 1000;

/** The time of the panel; an hour where the host names none. */
export function toResourceRange(range: TimeRange | undefined, intervalMs?: number): ResourceRange {
  const time = range ?? rangeUtil.convertRawToRange({ from: 'now-1h', to: 'now' });
  return {
    from: time.from.valueOf(),
    to: time.to.valueOf(),
    intervalMs: intervalMs ?? rangeUtil.calculateInterval(time, points).intervalMs,
  };
}
