/** The groups by which a pair of a calling workload and a called service is told. */
export const pairGroups = ['source.namespace', 'source.workload', 'destination.namespace', 'destination.service'];

/** The labels of pairGroups with a heading each. */
export const pairColumns = {
  source_workload: 'Caller',
  source_workload_namespace: 'Its namespace',
  destination_service_name: 'Service',
  destination_service_namespace: 'Service namespace',
};

const field = (name: string) => '${__data.fields["' + name + '"]:percentencode}';

/** The variables of a pair, out of a row whose fields have their headings. */
const ofRow =
  'var-datasource=${datasource}' +
  `&var-sourceNamespace=${field(pairColumns.source_workload_namespace)}` +
  `&var-sourceWorkload=${field(pairColumns.source_workload)}` +
  `&var-destinationNamespace=${field(pairColumns.destination_service_namespace)}` +
  `&var-destinationService=${field(pairColumns.destination_service_name)}` +
  '&${__url_time_range}';

/** Leads from a row of such a pair to the dashboard of the pair. */
export const pairLink = { title: 'Open this pair', url: `/d/alidade-service-pair?${ofRow}` };

/** Leads from a row of such a pair to where its time goes. */
export const pairLatencyLink = { title: 'Where its time goes', url: `/d/alidade-latency?${ofRow}` };
