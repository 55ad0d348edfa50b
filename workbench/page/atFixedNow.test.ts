import { atFixedNow } from './atFixedNow';

const model = { uid: 'mesh', title: 'Mesh', time: { from: 'now-15m', to: 'now' }, refresh: '30s' };

test('a dashboard that speaks of now speaks of the fixed time', () => {
  const { time, refresh } = atFixedNow(model, '2026-01-31T12:00:00Z');
  expect(time).toEqual({ from: '2026-01-31T11:45:00.000Z', to: '2026-01-31T12:00:00.000Z' });
  expect(refresh).toBe('');
});

test('without a fixed time a dashboard stays as it is', () => {
  expect(atFixedNow(model)).toBe(model);
});
