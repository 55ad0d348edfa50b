import { type QueryEditorHelpProps } from '@grafana/data';
import { Button, Stack, Text } from '@grafana/ui';

import { type MeshQuery } from '../../mesh/MeshQuery';

import { applyPreset, presets } from './presets';

/** Where to start, behind the query's help button. A preset takes the place of the query and keeps its conditions. */
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
      {presets.map((preset) => (
        <Stack key={preset.question} direction="column" gap={0}>
          <Button size="sm" fill="text" icon="play" onClick={() => onClickExample(applyPreset(preset, query))}>
            {preset.question}
          </Button>
          <Text variant="bodySmall" color="secondary">
            {preset.explanation}
          </Text>
        </Stack>
      ))}
    </Stack>
  );
}
