import { type SelectableValue } from '@grafana/data';

const ofBothEnds = ['namespace', 'workload', 'service', 'cluster', 'app', 'version', 'revision', 'principal'];
const ofDestination = [...ofBothEnds, 'host', 'workloadNamespace'];
const ofRequest = ['responseCode', 'responseFlags', 'grpcStatus', 'protocol', 'security', 'reporter'];

/** What a metric query can be grouped by, in the query's own words. */
export const groups: Array<SelectableValue<string>> = [
  ...ofBothEnds.map((property) => `source.${property}`),
  ...ofDestination.map((property) => `destination.${property}`),
  ...ofRequest,
].map((value) => ({ label: value, value }));
