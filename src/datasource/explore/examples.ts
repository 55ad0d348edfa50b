import { type MeshQuery } from '../../mesh/MeshQuery';

/** A question that brings a person to the mesh, and the query that answers it. */
export interface Example {
  question: string;
  explanation: string;
  query: Omit<MeshQuery, 'refId'>;
}

export const examples: readonly Example[] = [
  {
    question: 'Who calls whom, and where does it hurt?',
    explanation: 'The graph of all workloads, with rates, errors, latency and encryption on its edges.',
    query: { queryType: 'graph' },
  },
  {
    question: 'Which pairs fail most?',
    explanation: 'The share of failed requests by caller and called service; calls that never arrived count.',
    query: {
      queryType: 'metric',
      signal: 'errorRatio',
      groupBy: ['source.namespace', 'source.workload', 'destination.namespace', 'destination.service'],
      top: 10,
    },
  },
  {
    question: 'Which services are slow?',
    explanation: 'The 95th and 99th percentile of durations, in milliseconds.',
    query: {
      queryType: 'metric',
      signal: 'duration',
      statistics: ['p95', 'p99'],
      groupBy: ['destination.namespace', 'destination.service'],
      top: 10,
    },
  },
  {
    question: 'Where does the time go?',
    explanation: 'Of each pair’s mean duration, the parts of the caller side, the receiving proxy and the application.',
    query: { queryType: 'latency', top: 20 },
  },
  {
    question: 'Why do requests fail?',
    explanation: 'Failed requests a second by response code and by Envoy’s flags.',
    query: { queryType: 'metric', signal: 'errorRate', groupBy: ['responseCode', 'responseFlags'] },
  },
  {
    question: 'What is not encrypted?',
    explanation: 'Plain-text calls a second by caller and called workload.',
    query: { queryType: 'metric', signal: 'plaintextRate' },
  },
  {
    question: 'What changed?',
    explanation: 'Versions that began to answer within the time range.',
    query: { queryType: 'events', event: 'newVersion' },
  },
];

/** Puts an example in the place of a query. */
export function toQuery({ query }: Example, replaced: MeshQuery): MeshQuery {
  return { ...query, refId: replaced.refId, datasource: replaced.datasource };
}
