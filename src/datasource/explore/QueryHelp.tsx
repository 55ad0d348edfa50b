import { type QueryEditorHelpProps } from '@grafana/data';
import { Button, Stack, Text } from '@grafana/ui';

import { type MeshQuery } from '../../mesh/MeshQuery';

import { examples, toQuery } from './examples';

/** Where to start, behind the query's help button. An example replaces the query, which then can be narrowed. */
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
      {examples.map((example) => (
        <Stack key={example.question} direction="column" gap={0}>
          <Button size="sm" fill="text" icon="play" onClick={() => onClickExample(toQuery(example, query))}>
            {example.question}
          </Button>
          <Text variant="bodySmall" color="secondary">
            {example.explanation}
          </Text>
        </Stack>
      ))}
    </Stack>
  );
}
