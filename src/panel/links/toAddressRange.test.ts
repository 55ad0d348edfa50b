import { dateTime, type TimeRange } from '@grafana/data';

import { toAddressRange } from './toAddressRange';

const [from, to] = [dateTime(1_000_000), dateTime(4_600_000)];
const rangeOf = (raw: TimeRange['raw']): TimeRange => ({ from, to, raw });
const evaluated = { from: '1000000', to: '4600000' };

it('goes with the clock where the panel does', () => {
  expect(toAddressRange(rangeOf({ from: 'now-6h', to: 'now' }))).toEqual({ from: 'now-6h', to: 'now' });
  expect(toAddressRange(rangeOf({ from: 'now-1h-30m', to: 'now-30m' }))).toEqual({ from: 'now-1h-30m', to: 'now-30m' });
});

it('is what was evaluated where a panel is shifted, or its range is fixed', () => {
  expect(toAddressRange(rangeOf({ from, to }))).toEqual(evaluated);
  expect(toAddressRange(rangeOf({ from: '2026-01-31 11:00:00', to: '2026-01-31 12:00:00' }))).toEqual(evaluated);
});

it('is what was evaluated where another time zone would round it otherwise', () => {
  expect(toAddressRange(rangeOf({ from: 'now/d', to: 'now' }))).toEqual(evaluated);
  expect(toAddressRange(rangeOf({ from: 'now-1M', to: 'now' }))).toEqual(evaluated);
});

it('is the last hour where nothing is known', () => {
  expect(toAddressRange(undefined)).toEqual({ from: 'now-1h', to: 'now' });
});
