import { type SelectableValue } from '@grafana/data';

/** The histograms by which applications measure themselves that the backend knows without being told, in its order. */
export const applicationMetrics = [
  'http_server_request_duration_seconds',
  'http_request_duration_seconds',
  'http_server_requests_seconds',
] as const;

/** In which unit such a histogram can be. */
export const applicationUnits: Array<SelectableValue<'s' | 'ms'>> = [
  { label: 'seconds', value: 's' },
  { label: 'milliseconds', value: 'ms' },
];

/** The unit that a metric's name ends with, where it does. */
export function unitOf(metric: string): 's' | 'ms' | undefined {
  return /_(milliseconds|ms)$/.test(metric) ? 'ms' : /_seconds$/.test(metric) ? 's' : undefined;
}
