import { type Ends } from './Ends';

/** Labels by their names, each with the only value that it has in a panel. */
export type KnownLabels = ReadonlyMap<string, string>;

/** The labels by which Kubernetes' metrics tell a workload, the surest first. */
const workloadLabels = ['workload', 'deployment', 'statefulset', 'daemonset'];

/** Who calls whom by what is known of a panel; undefined where it is not even a namespace. */
export function findEnds(labels: KnownLabels): Ends | undefined {
  return pairOf(labels) ?? endOfMesh(labels, 'destination') ?? endOfMesh(labels, 'source') ?? endOfKubernetes(labels);
}

function pairOf(labels: KnownLabels): Ends | undefined {
  const sourceNamespace = labels.get('source_workload_namespace');
  const sourceWorkload = labels.get('source_workload');
  const { namespace: destinationNamespace, service: destinationService } = calledBy(labels);
  return sourceNamespace && sourceWorkload && destinationNamespace && destinationService
    ? { kind: 'pair', sourceNamespace, sourceWorkload, destinationNamespace, destinationService }
    : undefined;
}

/** The called service; a host's first two names tell it where labels of their own do not. */
function calledBy(labels: KnownLabels): { namespace?: string; service?: string } {
  const [service, namespace, kind] = (labels.get('destination_service') ?? '').split('.');
  const ofHost = kind === 'svc' ? { namespace, service } : {};
  return {
    namespace: labels.get('destination_service_namespace') ?? labels.get('destination_workload_namespace') ?? ofHost.namespace,
    service: labels.get('destination_service_name') ?? ofHost.service,
  };
}

function endOfMesh(labels: KnownLabels, side: 'source' | 'destination'): Ends | undefined {
  const called = side === 'destination' ? calledBy(labels) : {};
  const namespace = called.namespace ?? labels.get(`${side}_workload_namespace`);
  return endOf(namespace, labels.get(`${side}_workload`), called.service);
}

function endOfKubernetes(labels: KnownLabels): Ends | undefined {
  const named = workloadLabels.map((label) => labels.get(label)).find((value) => value);
  return endOf(labels.get('namespace'), named ?? workloadOf(labels.get('pod')), labels.get('service'));
}

function endOf(namespace?: string, workload?: string, service?: string): Ends | undefined {
  if (!namespace) {
    return undefined;
  }
  if (workload) {
    return { kind: 'workload', namespace, workload };
  }
  return service ? { kind: 'service', namespace, service } : { kind: 'namespace', namespace };
}

/** The letters of which Kubernetes makes random names: no vowels and nothing that looks like one. */
const random = '[bcdfghjklmnpqrstvwxz2456789]';

/** The workload of a pod by its name, which ends as its kind of workload has it; undefined where it does not. */
export function workloadOf(pod?: string): string | undefined {
  const patterns = [`^(.+)-${random}{6,10}-${random}{5}$`, `^(.+)-${random}{5}$`, '^(.+)-\\d+$'];
  return pod && patterns.map((pattern) => new RegExp(pattern).exec(pod)?.[1]).find((name) => name !== undefined);
}
