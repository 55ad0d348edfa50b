import { Button, Stack, Text } from '@grafana/ui';

import { type MeshQuery } from '../../mesh/MeshQuery';

import { presets, shownFirst, type Preset } from './presets';

interface Props {
  onChoose: (preset: Preset) => void;
}

/** Questions to start from, above a query that says nothing yet. */
export function StartRow({ onChoose }: Props) {
  return (
    <Stack wrap="wrap" gap={1} alignItems="center">
      <Text variant="bodySmall" color="secondary">
        Start with
      </Text>
      {presets.slice(0, shownFirst).map((preset) => (
        <Button
          key={preset.question}
          size="sm"
          variant="secondary"
          tooltip={preset.explanation}
          onClick={() => onChoose(preset)}
        >
          {preset.question}
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
