import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { applicationMetrics, unitOf } from './applicationMetrics';
import { settingPlaceholders } from './config/settingPlaceholders';
import { placeholders } from './placeholders';

/** What an empty field means: the backend's tests compare the same file with what it fills in. */
const { query, settings } = JSON.parse(readFileSync(join(__dirname, '../../testdata/defaults.json'), 'utf8'));

it('says of a query’s empty fields what the backend fills in', () => {
  expect(placeholders).toEqual({
    signal: query.metric.signal,
    reporter: query.metric.reporter,
    statistics: query.metric.statistics.join(', '),
    window: query.metric.window,
    range: query.graph.window,
    top: query.metric.top === 0 ? 'all' : String(query.metric.top),
    nodes: query.graph.nodes,
    include: query.graph.include.join(', '),
    hops: String(query.focus.hops),
    direction: query.focus.direction,
    minRequestRate: String(query.graph.minRequestRate),
    threshold: String(query.events.threshold),
    namespaceLabel: settings.envoy.namespaceLabel,
    workloadLabel: settings.envoy.workloadLabel,
  });
  expect(query.events.window).toBe(placeholders.window);
  expect(query.metric).toMatchObject({ instant: false, format: 'timeSeries' });
  expect(query.graph.idle).toBe(false);
  expect(query.latency).toMatchObject({ window: placeholders.range, instant: true, top: query.metric.top });
  expect(query.latency.statistics).toEqual(query.metric.statistics);
  expect(query.latency.groupBy).toEqual(query.metric.groupBy);
});

it('says of empty settings what the backend takes', () => {
  const { degraded, failing } = settings.health;
  expect(settingPlaceholders).toEqual({
    httpMethod: settings.httpMethod,
    timeInterval: settings.timeInterval,
    errors: settings.errors,
    grpcErrors: settings.grpcErrors,
    latencyStatistic: settings.latencyStatistic,
    degraded: String(degraded),
    failing: String(failing),
    queryTimeout: settings.queryTimeout,
    maxConcurrentQueries: String(settings.maxConcurrentQueries),
    maxGraphEdges: String(settings.maxGraphEdges),
    maxExternalHosts: String(settings.maxExternalHosts),
    gateways: settings.gateways,
    waypoints: settings.waypoints,
    ztunnel: settings.ztunnel.map(({ label, op, value }: Record<string, string>) => `${label} ${op} ${value}`).join(', '),
  });
  expect(settings).toMatchObject({ nativeHistograms: false, twoSteps: true });
  const { namespaceLabel, workloadLabel } = placeholders;
  expect(settings.application).toEqual(
    applicationMetrics.map((metric) => ({ metric, unit: unitOf(metric), namespaceLabel, workloadLabel }))
  );
});
