import { type QueryEditorHelpProps } from '@grafana/data';
import { Button, Stack, Text } from '@grafana/ui';

import { type MeshQuery } from '../../mesh/MeshQuery';

interface Example {
  question: string;
  explanation: string;
  query: Omit<MeshQuery, 'refId'>;
}

/** Questions that bring a person to the mesh, each with the query that answers it. */
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

/** Where to start, above the editor. An example replaces the query, which then can be narrowed. */
export function QueryHelp({ query, onClickExample }: QueryEditorHelpProps<MeshQuery>) {
  return (
    <Stack direction="column" gap={1}>
      <Text element="h2" variant="h5">
        Ask the mesh
      </Text>
      <Text color="secondary">
        Choose a question, then narrow it down by source and destination. An empty query is the request rate of every
        pair.
      </Text>
      {examples.map(({ question, explanation, query: example }) => (
        <Stack key={question} direction="column" gap={0}>
          <Button
            size="sm"
            fill="text"
            icon="play"
            onClick={() => onClickExample({ ...example, refId: query.refId, datasource: query.datasource })}
          >
            {question}
          </Button>
          <Text variant="bodySmall" color="secondary">
            {explanation}
          </Text>
        </Stack>
      ))}
    </Stack>
  );
}
