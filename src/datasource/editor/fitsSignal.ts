import { type MeshQuery } from '../../mesh/MeshQuery';
import { type Signal } from '../Resources';
import { toWords } from '../summarise';

const ofRequest = ['responseCode', 'responseFlags', 'grpcStatus', 'protocol', 'security', 'reporter'] as const;
/** What a container's series tell of the workload that it belongs to. */
const ofProxies = ['namespace', 'workload', 'workloadNamespace'];

/** Tells whether a signal can be narrowed or grouped by a field, by its path in the query. */
export function knows(signal: Signal | undefined, field: string): boolean {
  if (!signal) {
    return true;
  }
  if (isOfRequest(field)) {
    return (signal.groups ?? []).includes(field);
  }
  const [end, property] = field.split('.');
  return signal.family !== 'proxy' || !property || (end !== 'source' && ofProxies.includes(property));
}

/** Why a signal cannot be asked of a data source; undefined where it can. */
export function whyNotSignal(name: string | undefined, { declaresStrict }: { declaresStrict: boolean }): string | undefined {
  return name === 'strictPlaintextRate' && !declaresStrict
    ? 'Not here: the data source’s settings do not say where mutual TLS is STRICT. Set strictNamespaces or strictMetric there.'
    : undefined;
}

/** Why a signal cannot be narrowed or grouped by a field; undefined where it can. */
export function whyNot(signal: Signal | undefined, field: string): string | undefined {
  if (!signal || knows(signal, field)) {
    return undefined;
  }
  const name = `“${toWords(signal.name)}”`;
  switch (signal.family) {
    case 'proxy':
      return `Not for ${name}: it is of a workload’s proxies, and knows that workload alone.`;
    case 'latency':
      return `Not for ${name}: both sides of a call are compared, and do not know it alike.`;
    default:
      return `Not for ${name}: the metrics behind it do not know it.`;
  }
}

/** Why a signal cannot be asked of one reporter alone; undefined where it can. */
export function whyNotReporter(signal: Signal | undefined, reporter: string): string | undefined {
  // Only who receives a call knows whether it was encrypted.
  return signal?.family === 'security' && reporter === 'source'
    ? `Not for “${toWords(signal.name)}”: a caller’s proxy does not know whether its calls arrive encrypted.`
    : undefined;
}

/** Why a signal has no mean and no percentiles; undefined where it has. A signal that is not known may take anything. */
export function whyNoStatistics(signal: Signal | undefined): string | undefined {
  return signal && !signal.statistics
    ? `“${toWords(signal.name)}” is one number: it has no mean or percentiles. Durations and sizes have.`
    : undefined;
}

/** Why what fell silent cannot be kept as 0; undefined where it can. */
export function whyNotSilent(signal: Signal | undefined): string | undefined {
  const canBeZero = signal?.name === 'requestRate' || (signal?.family === 'tcp' && signal.unit !== 'percentunit');
  return signal && !canBeZero
    ? `Not for “${toWords(signal.name)}”: rates of requests and connections can be 0, of anything else nothing is known then.`
    : undefined;
}

/** Why fields are missing from the editor, where some are. */
export function explainLimits(signal: Signal | undefined): string | undefined {
  if (!signal) {
    return undefined;
  }
  const name = `“${toWords(signal.name)}”`;
  if (signal.family === 'proxy') {
    return `${name} is of a workload’s proxies, not of calls: choose the workload as destination. Nothing is known of requests.`;
  }
  const unknown = ofRequest.filter((field) => !knows(signal, field));
  if (signal.family === 'latency') {
    return `Both sides of a call are compared, and they do not know its ${listed(unknown.map(inText))} alike.`;
  }
  return unknown.length > 0
    ? `${name} is measured on metrics that do not know the ${listed(unknown.map(inText))}.`
    : undefined;
}

/** What a signal cannot do without, where a field of the query does not say it. */
export function missing(signal: Signal | undefined, query: MeshQuery, field: string): string | undefined {
  if (!signal?.requires?.includes(field)) {
    return undefined;
  }
  if (field === 'responseFlags' && !query.responseFlags?.length) {
    return `“${toWords(signal.name)}” is the share of requests that carry certain flags. Name at least one.`;
  }
  if (field === 'apdexTargetMs' && !query.apdexTargetMs) {
    return 'Say which duration satisfies: a bucket’s bound whose fourfold is one too, for example 250.';
  }
  return undefined;
}

function isOfRequest(field: string): boolean {
  return (ofRequest as readonly string[]).includes(field);
}

function inText(field: string): string {
  const words = toWords(field);
  return words.startsWith('gRPC') ? words : words.toLowerCase();
}

function listed(items: string[]): string {
  return items.length > 1 ? `${items.slice(0, -1).join(', ')} or ${items.at(-1)}` : (items[0] ?? '');
}
