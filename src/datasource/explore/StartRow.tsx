import { Button, Stack, Text } from '@grafana/ui';

import { type MeshQuery } from '../../mesh/MeshQuery';

import { examples, toQuery } from './examples';

interface Props {
  query: MeshQuery;
  onChoose: (query: MeshQuery) => void;
}

/** Questions to start from, above a query that says nothing yet. */
export function StartRow({ query, onChoose }: Props) {
  return (
    <Stack wrap="wrap" gap={1} alignItems="center">
      <Text variant="bodySmall" color="secondary">
        Start with
      </Text>
      {examples.map((example) => (
        <Button
          key={example.question}
          size="sm"
          variant="secondary"
          tooltip={example.explanation}
          onClick={() => onChoose(toQuery(example, query))}
        >
          {example.question}
        </Button>
      ))}
    </Stack>
  );
}

/** Tells a query in which nothing was chosen yet. */
export function isEmptyQuery(query: MeshQuery): boolean {
  const { refId: _, datasource: __, hide: ___, key: ____, schemaVersion: _____, queryType = 'metric', ...said } = query;
  return queryType === 'metric' && Object.values(said).every((value) => value === undefined);
}
