import { EditorFieldGroup, EditorRow } from '@grafana/plugin-ui';
import { Icon, Stack, Text } from '@grafana/ui';

import { type PartProps } from './PartProps';
import { PeerFields } from './PeerFields';

const properties = ['namespace', 'workload', 'service'] as const;

/** Who calls whom. */
export function PeersRow({ query, onChange }: PartProps) {
  return (
    <EditorRow>
      <Stack direction="column" gap={0.5} grow={1}>
        <Text variant="bodySmall" weight="medium">
          Source
        </Text>
        <EditorFieldGroup>
          <PeerFields
            field="source"
            name="Source"
            properties={properties}
            peer={query.source}
            onChange={(source) => onChange({ source })}
          />
        </EditorFieldGroup>
      </Stack>
      <Stack alignItems="center">
        <Icon name="arrow-right" size="lg" title="calls" />
      </Stack>
      <Stack direction="column" gap={0.5} grow={1}>
        <Text variant="bodySmall" weight="medium">
          Destination
        </Text>
        <EditorFieldGroup>
          <PeerFields
            field="destination"
            name="Destination"
            properties={properties}
            peer={query.destination}
            onChange={(destination) => onChange({ destination })}
          />
        </EditorFieldGroup>
      </Stack>
    </EditorRow>
  );
}
