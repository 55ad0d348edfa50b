import { Stack, Text } from '@grafana/ui';
import { t } from '../mesh/t';

import { type Health } from './Health';
import { type Rights } from './rights';

interface Props {
  health: Health;
  rights: Rights;
}

/** What there is to say of how a data source is. Addresses and ways to collect are for those who can change them. */
export function HealthLine({ health, rights }: Props) {
  if (health.state === 'checking') {
    return null;
  }
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      {sentences(health, rights).map((text) => (
        <Text key={text} element="p" color={health.state === 'working' ? 'secondary' : 'primary'}>
          {text}
        </Text>
      ))}
    </Stack>
  );
}

function sentences(health: Exclude<Health, { state: 'checking' }>, { configureSources }: Rights): string[] {
  switch (health.state) {
    case 'working': {
      const { server, version, limits } = health.details;
      return [
        version
          ? t('health.answers', '{{server}} {{version}} answers.', { server: server || 'Prometheus', version })
          : t('health.server-answers', 'The server answers.'),
        ...limits,
      ];
    }
    case 'slow':
      return [health.message, t('health.slow', 'Other data sources are not held up by it.')];
    case 'silent':
      return configureSources ? [health.message] : [t('health.silent', 'It answers, but holds no telemetry of a mesh. Ask an administrator of this Grafana.')];
    case 'failing':
      return configureSources ? [health.message] : [t('health.failing', 'It cannot be asked at the moment. Ask an administrator of this Grafana.')];
  }
}
