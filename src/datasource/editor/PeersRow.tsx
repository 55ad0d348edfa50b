import { EditorRow } from '@grafana/plugin-ui';
import { Icon, Stack } from '@grafana/ui';

import { useEditor } from './EditorContext';
import { knows } from './fitsSignal';
import { type PartProps } from './PartProps';
import { PeerGroup } from './PeerGroup';

const ofSource = ['namespace', 'workload'] as const;
const ofDestination = ['namespace', 'workload', 'service'] as const;

/** Who calls whom, by what is asked most often: the rest is among the further filters. */
export function PeersRow({ query, onChange }: PartProps) {
  const { chosen } = useEditor().catalogue;
  const isOfCalls = query.source !== undefined || knows(chosen, 'source.workload');
  return (
    <EditorRow>
      <PeerGroup
        field="source"
        name="Source"
        properties={ofSource}
        peer={query.source}
        onChange={(source) => onChange({ source })}
      />
      <Stack alignItems="center" gap={2}>
        {isOfCalls && <Icon name="arrow-right" size="lg" title="calls" />}
        <PeerGroup
          field="destination"
          name="Destination"
          properties={ofDestination}
          peer={query.destination}
          onChange={(destination) => onChange({ destination })}
        />
      </Stack>
    </EditorRow>
  );
}
