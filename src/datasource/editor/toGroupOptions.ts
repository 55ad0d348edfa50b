import { type SelectableValue } from '@grafana/data';

import { type Signal } from '../Resources';

const ofBothEnds = ['namespace', 'workload', 'service', 'cluster', 'app', 'version', 'revision', 'principal'];
const ofDestination = [...ofBothEnds, 'host', 'workloadNamespace'];
const ofRequest = ['responseCode', 'responseFlags', 'grpcStatus', 'protocol', 'security', 'reporter'];

/** What a metric query can be grouped by, in the query's own words: some signals know little of the request. */
export function toGroupOptions(signal: Signal | undefined): Array<SelectableValue<string>> {
  return [
    ...ofBothEnds.map((property) => `source.${property}`),
    ...ofDestination.map((property) => `destination.${property}`),
    ...(signal ? (signal.groups ?? []) : ofRequest),
  ].map((value) => ({ label: value, value }));
}
