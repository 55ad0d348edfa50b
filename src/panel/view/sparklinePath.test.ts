import { sparklinePath } from './sparklinePath';

const size = { width: 20, height: 12 };

it('draws from 0 to the largest value', () => {
  expect(sparklinePath([0, 5, 10], size)).toBe('M0.0 11.0L10.0 6.0L20.0 1.0');
});

it('breaks where a value is unknown', () => {
  expect(sparklinePath([10, NaN, 10], size)).toBe('M0.0 1.0M20.0 1.0');
});

it('lies at the bottom when all is 0, and is nothing without values', () => {
  expect(sparklinePath([0, 0], size)).toBe('M0.0 11.0L20.0 11.0');
  expect(sparklinePath([], size)).toBe('');
});
