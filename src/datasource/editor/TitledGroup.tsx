import { type ReactNode } from 'react';

import { EditorFieldGroup } from '@grafana/plugin-ui';
import { Stack, Text } from '@grafana/ui';

interface Props {
  title: string;
  children: ReactNode;
}

/** Fields that speak of one thing, under its name. */
export function TitledGroup({ title, children }: Props) {
  return (
    <Stack direction="column" gap={0.5}>
      <Text variant="bodySmall" weight="medium" color="secondary">
        {title}
      </Text>
      <EditorFieldGroup>{children}</EditorFieldGroup>
    </Stack>
  );
}
