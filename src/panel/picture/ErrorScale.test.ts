import { type Field, FieldType, type ThresholdsConfig, ThresholdsMode } from '@grafana/data';

import { severityOf, toErrorScale } from './ErrorScale';

const fieldWith = (thresholds?: ThresholdsConfig) => ({
  name: 'errorRatio',
  type: FieldType.number,
  values: [],
  config: { thresholds },
});
const absolute = (...values: number[]): ThresholdsConfig => ({
  mode: ThresholdsMode.Absolute,
  steps: [-Infinity, ...values].map((value) => ({ value, color: 'green' })),
});

describe('the scale of errors', () => {
  it('is 1% and 10% unless a field says otherwise', () => {
    expect(toErrorScale(undefined)).toEqual({ degraded: 0.01, failing: 0.1 });
    expect(toErrorScale(fieldWith())).toEqual({ degraded: 0.01, failing: 0.1 });
  });

  it('follows the thresholds of the field', () => {
    expect(toErrorScale(fieldWith(absolute(0.05, 0.2)))).toEqual({ degraded: 0.05, failing: 0.2 });
  });

  it('knows no failing edge where there is one threshold only', () => {
    expect(severityOf(1, toErrorScale(fieldWith(absolute(0.05))))).toBe('degraded');
  });

  it('includes its bounds, and calls the unknown fine', () => {
    const scale = { degraded: 0.01, failing: 0.1 };
    expect([undefined, 0, 0.01, 0.1].map((ratio) => severityOf(ratio, scale))).toEqual([
      'fine',
      'fine',
      'degraded',
      'failing',
    ]);
  });
});

it('takes percentages of the range that the field has', () => {
  const field = (config: object) => ({ name: 'errorRatio', type: FieldType.number, values: [], config }) as Field;
  const thresholds = {
    mode: ThresholdsMode.Percentage,
    steps: [
      { value: -Infinity, color: 'green' },
      { value: 5, color: 'orange' },
      { value: 50, color: 'red' },
    ],
  };
  expect(toErrorScale(field({ thresholds }))).toEqual({ degraded: 0.05, failing: 0.5 });
  expect(toErrorScale(field({ thresholds, min: 0, max: 0.5 }))).toEqual({ degraded: 0.025, failing: 0.25 });
});
