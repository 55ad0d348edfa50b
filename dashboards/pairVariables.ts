import { type MeshQuery } from '../src/mesh/MeshQuery';
import { type Variable } from './Dashboard';
import { valuesVariable } from './variables';

const source = { namespace: '$sourceNamespace', workload: '$sourceWorkload' };
/** The service that the variables choose. */
export const destination = { namespace: '$destinationNamespace', service: '$destinationService' };
/** The calls of the pair that they choose. */
export const pair: Partial<MeshQuery> = { source, destination };

/** Chooses a calling workload, then a service that it calls. Dashboards of a pair share them, so that links carry the pair along. */
export const pairVariables: Variable[] = [
  valuesVariable({
    name: 'sourceNamespace',
    label: 'Caller namespace',
    description: 'The namespace of the calling workload.',
    query: { label: 'source.namespace' },
  }),
  valuesVariable({
    name: 'sourceWorkload',
    label: 'Caller',
    description: 'The calling workload.',
    query: { label: 'source.workload', source: { namespace: '$sourceNamespace' } },
  }),
  valuesVariable({
    name: 'destinationNamespace',
    label: 'Service namespace',
    description: 'The namespace of the called service.',
    query: { label: 'destination.namespace', source },
  }),
  valuesVariable({
    name: 'destinationService',
    label: 'Service',
    description: 'The called service.',
    query: { label: 'destination.service', source, destination: { namespace: '$destinationNamespace' } },
  }),
];

/** Has these variables take the pair of a row that is opened in the latency view. */
export const rowVariables = [
  'sourceNamespace=source_workload_namespace',
  'sourceWorkload=source_workload',
  'destinationNamespace=destination_service_namespace',
  'destinationService=destination_service_name',
].join(', ');
