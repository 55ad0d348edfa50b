import { LinkButton, Stack, Text } from '@grafana/ui';

import { type RecordedRules as Recorded } from './Capabilities';
import { CopyLines } from './CopyLines';
import { settingsPath } from './dashboards';
import { type Rights } from './rights';

interface Props {
  recorded: Recorded;
  uid: string;
  rights: Rights;
}

/** The recording rules that are asked, or those that could be, for whoever can have them asked. */
export function RecordedRules({ recorded: { setting, inUse, usable, ageSeconds }, uid, rights }: Props) {
  const name = `${setting.prefix ?? ''}istio_requests_total${setting.suffix ?? ''}`;
  if (inUse) {
    const age = ageSeconds === null ? 'They hold no recent samples.' : `Their newest sample is ${Math.round(ageSeconds).toLocaleString()} seconds old.`;
    return <Text element="p">{`Recording rules such as ${name} are asked instead of every pod’s series. ${age}`}</Text>;
  }
  if (!usable || !rights.configureSources) {
    return null;
  }
  return (
    <Stack direction="column" gap={1} alignItems="stretch">
      <Text element="p">
        {`Recording rules such as ${name} were found. Asked instead of the metrics, a graph costs what its edges cost, not its pods: use them in the settings, or write them into the provisioning file.`}
      </Text>
      <div>
        <LinkButton size="sm" variant="secondary" icon="cog" href={settingsPath(uid)}>
          Use them in the settings
        </LinkButton>
      </div>
      <CopyLines lines={{ place: 'this data source’s jsonData', text: JSON.stringify({ recorded: setting }, null, 2) }} />
    </Stack>
  );
}
