import { type DestinationPeer, type MeshQuery } from '../../mesh/MeshQuery';
import { splitEnvelope } from '../editor/envelope';
import { knows } from '../editor/fitsSignal';
import { type Signal } from '../Resources';

/** A question that brings a person to the mesh, and the query that answers it. */
export interface Preset {
  question: string;
  explanation: string;
  query: Omit<MeshQuery, 'refId'>;
}

const pairs = ['source.namespace', 'source.workload', 'destination.namespace', 'destination.service'];
const called = ['destination.namespace', 'destination.service'];

/** What is asked of a mesh most often; what an incident asks first comes first. */
export const presets: readonly Preset[] = [
  {
    question: 'Who calls whom, and where does it hurt?',
    explanation: 'The graph of all workloads, with rates, errors, latency and encryption on its edges.',
    query: { queryType: 'graph' },
  },
  {
    question: 'Which pairs fail most?',
    explanation: 'The share of failed requests by caller and called service; calls that never arrived count.',
    query: { queryType: 'metric', signal: 'errorRatio', groupBy: pairs, top: 10 },
  },
  {
    question: 'Why do requests fail?',
    explanation: 'Failed requests a second by response code and by Envoy’s flags.',
    query: { queryType: 'metric', signal: 'errorRate', groupBy: ['responseCode', 'responseFlags'] },
  },
  {
    question: 'Which services are slow?',
    explanation: 'The 95th and 99th percentile of durations by called service, in milliseconds.',
    query: { queryType: 'metric', signal: 'duration', statistics: ['p95', 'p99'], groupBy: called, top: 10 },
  },
  {
    question: 'Which pairs are slowest?',
    explanation: 'The 95th percentile of durations by caller and called service, the ten largest.',
    query: { queryType: 'metric', signal: 'duration', statistics: ['p95'], groupBy: pairs, top: 10 },
  },
  {
    question: 'Where does the time go?',
    explanation: 'Of each pair’s mean duration, the parts of the caller side, the receiving proxy and the application.',
    query: { queryType: 'latency', top: 20 },
  },
  {
    question: 'Who calls it, and how often?',
    explanation: 'Requests a second by caller. Name what is called under Destination.',
    query: { queryType: 'metric', signal: 'requestRate', groupBy: ['source.namespace', 'source.workload'] },
  },
  {
    question: 'What changed?',
    explanation: 'Versions that began to answer within the time range.',
    query: { queryType: 'events', event: 'newVersion' },
  },
  {
    question: 'Is an error budget burning?',
    explanation: 'The share of failed requests of the last hour, by called service: over 1 − objective, it is the burn rate.',
    query: { queryType: 'metric', signal: 'errorRatio', groupBy: called, window: '1h' },
  },
  {
    question: 'Are users satisfied?',
    explanation: 'The Apdex by called service: 1 where all requests take no longer than 250 ms.',
    query: { queryType: 'metric', signal: 'apdex', apdexTargetMs: 250, groupBy: called },
  },
  {
    question: 'Where are retries exhausted?',
    explanation: 'The share of requests of which every attempt failed (flag URX), by caller and called service.',
    query: { queryType: 'metric', signal: 'flaggedRatio', responseFlags: ['URX'], groupBy: pairs, top: 10 },
  },
  {
    question: 'Who finds no healthy upstream?',
    explanation: 'The share of requests for which no endpoint was healthy or there was none (flag UH), by caller and called service.',
    query: { queryType: 'metric', signal: 'flaggedRatio', responseFlags: ['UH'], groupBy: pairs, top: 10 },
  },
  {
    question: 'Which TCP connections fail?',
    explanation: 'The share of connections that ended by a failure, by caller and called service.',
    query: { queryType: 'metric', signal: 'tcpFailureRatio', groupBy: pairs, top: 10 },
  },
  {
    question: 'What is not encrypted?',
    explanation: 'Plain-text calls a second by caller and called workload.',
    query: { queryType: 'metric', signal: 'plaintextRate' },
  },
  {
    question: 'What is plain text where STRICT is declared?',
    explanation: 'Plain-text calls a second into the namespaces that the data source’s settings declare STRICT.',
    query: { queryType: 'metric', signal: 'strictPlaintextRate' },
  },
  {
    question: 'What leaves the mesh?',
    explanation: 'Requests a second to hosts that are no service of the cluster, by caller; what was let through or refused names PassthroughCluster or BlackHoleCluster.',
    query: {
      queryType: 'metric',
      signal: 'requestRate',
      destination: { host: { op: '!~', value: ['.*\\.svc(\\..*)?', 'unknown'] } },
      groupBy: ['source.namespace', 'source.workload', 'destination.host', 'destination.service'],
    },
  },
];

/** How many of them stand as buttons above a query that says nothing yet; a menu holds all. */
export const shownFirst = 8;

const requestConditions = ['protocol', 'responseCode', 'responseFlags', 'grpcStatus', 'security'] as const;

/**
 * Puts a preset in the place of a query, whose conditions stay: on both ends, on labels, and those on the
 * request that the preset's signal knows. What the preset says itself goes before them.
 */
export function applyPreset({ query }: Preset, replaced: MeshQuery, signals: readonly Signal[] = []): MeshQuery {
  const signal = signals.find(({ name }) => name === query.signal);
  const kept: Partial<MeshQuery> = {};
  for (const field of requestConditions) {
    if (query.queryType !== 'latency' && replaced[field] !== undefined && knows(signal, field)) {
      Object.assign(kept, { [field]: replaced[field] });
    }
  }
  return {
    ...(splitEnvelope(replaced).envelope as unknown as MeshQuery),
    ...kept,
    ...defined({ filters: replaced.filters, either: replaced.either, source: replaced.source }),
    ...query,
    ...defined({ destination: merged(replaced.destination, query.destination) }),
  };
}

function merged(kept: DestinationPeer | undefined, own: DestinationPeer | undefined): DestinationPeer | undefined {
  return kept || own ? { ...kept, ...own } : undefined;
}

function defined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
