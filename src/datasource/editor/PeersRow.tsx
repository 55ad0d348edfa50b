import { EditorRow } from '@grafana/plugin-ui';
import { Icon, Stack } from '@grafana/ui';

import { type PartProps } from './PartProps';
import { PeerFields } from './PeerFields';
import { TitledGroup } from './TitledGroup';

const properties = ['namespace', 'workload', 'service'] as const;

/** Who calls whom. */
export function PeersRow({ query, onChange }: PartProps) {
  return (
    <EditorRow>
      <TitledGroup title="Source">
        <PeerFields
          field="source"
          name="Source"
          properties={properties}
          peer={query.source}
          onChange={(source) => onChange({ source })}
        />
      </TitledGroup>
      <Stack alignItems="center" gap={2}>
        <Icon name="arrow-right" size="lg" title="calls" />
        <TitledGroup title="Destination">
          <PeerFields
            field="destination"
            name="Destination"
            properties={properties}
            peer={query.destination}
            onChange={(destination) => onChange({ destination })}
          />
        </TitledGroup>
      </Stack>
    </EditorRow>
  );
}
