import { Button, Icon, Stack, Text } from '@grafana/ui';

import { findConflicts } from './conflicts';
import { useEditor } from './EditorContext';
import { type PartProps } from './PartProps';

/** What the chosen signal cannot answer, with the ways out; nothing where all fits. */
export function ConflictList({ query, onChange }: PartProps) {
  const { catalogue, goTo } = useEditor();
  const conflicts = findConflicts(catalogue.chosen, query);
  if (conflicts.length === 0) {
    return null;
  }
  return (
    <Stack direction="column" gap={0.5} role="group" aria-label="What does not fit the signal">
      {conflicts.map(({ field, name, reason, without }) => (
        <Stack key={field} gap={1}>
          <Text color="warning">
            <Icon name="exclamation-triangle" />
          </Text>
          <Stack columnGap={1} rowGap={0.5} alignItems="center" wrap="wrap">
            <Text>{`${name}: ${reason}`}</Text>
            <Stack gap={1}>
              <Button size="sm" variant="secondary" aria-label={`Change ${name}`} onClick={() => goTo(field)}>
                Change
              </Button>
              <Button size="sm" variant="secondary" fill="text" aria-label={`Take out ${name}`} onClick={() => onChange(without)}>
                Take out
              </Button>
            </Stack>
          </Stack>
        </Stack>
      ))}
    </Stack>
  );
}
