import { type SelectableValue } from '@grafana/data';

/** The statistics that are offered; other percentiles can be typed. */
export const statistics: Array<SelectableValue<string>> = ['mean', 'p50', 'p90', 'p95', 'p99', 'p99.9'].map((value) => ({
  label: value,
  value,
}));
