import {
  validateDuration,
  validateLabel,
  validateMetric,
  validateMetricPart,
  validateNumber,
  validateStatistic,
  validateTemplate,
} from './validation';

it.each(['', '15s', '1h30m', '500ms', '1d', ' 5m '])('“%s” is a duration', (text) => {
  expect(validateDuration(text)).toBeUndefined();
});

it.each(['15', 's', '1.5h', '5 m', '30s1m', '-5m'])('“%s” is no duration', (text) => {
  expect(validateDuration(text)).toMatch(/15s, 5m or 1h30m/);
});

it.each(['', 'mean', 'p95', 'p99.9', 'p5'])('“%s” is a statistic', (text) => {
  expect(validateStatistic(text)).toBeUndefined();
});

it.each(['95', 'p100', 'max', 'p'])('“%s” is no statistic', (text) => {
  expect(validateStatistic(text)).toMatch(/p95/);
});

it('knows what a metric can be called', () => {
  expect(validateMetric('mesh:strict_1')).toBeUndefined();
  expect(validateMetric('1_strict')).toMatch(/not a metric’s name/);
  expect(validateMetricPart('1m:')).toBeUndefined();
  expect(validateMetricPart('rate-1m')).toMatch(/cannot be part/);
});

it('knows what a label can be called', () => {
  expect(validateLabel('pod')).toBeUndefined();
  expect(validateLabel('k8s.pod')).toMatch(/not a label’s name/);
});

it('knows labels in double braces from the braces of a query', () => {
  expect(validateTemplate('{ span.name = "{{source_workload}}" } | { }')).toBeUndefined();
  expect(validateTemplate('{{source_workload}} {{the caller}}')).toMatch(/“{{the caller}}” does not name a label/);
  expect(validateTemplate('{{}}')).toMatch(/does not name a label/);
});

it('knows the limits of a number', () => {
  const share = validateNumber({ least: 0, most: 1 });
  expect(share('')).toBeUndefined();
  expect(share('0.01')).toBeUndefined();
  expect(share('2')).toBe('Use a number from 0 to 1.');
  expect(share('much')).toBe('Use a number from 0 to 1.');
  expect(validateNumber({ whole: true, least: 1 })('1.5')).toBe('Use a whole number from 1 up.');
});
