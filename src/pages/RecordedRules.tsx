import { LinkButton, Stack, Text } from '@grafana/ui';
import { recordedExample } from '../mesh/recordedExample';
import { t } from '../mesh/t';
import { localNumber } from './localNumber';

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
  const name = recordedExample(setting);
  if (inUse) {
    const age =
      ageSeconds === null
        ? t('recorded.no-samples', 'They hold no recent samples.')
        : t('recorded.age', '', {
            count: Math.round(ageSeconds),
            seconds: localNumber(ageSeconds),
            defaultValue_one: 'Their newest sample is {{seconds}} second old.',
            defaultValue_other: 'Their newest sample is {{seconds}} seconds old.',
          });
    const asked = t('recorded.asked', 'Recording rules such as {{name}} are asked instead of every pod’s series.', { name });
    return <Text element="p">{[asked, age].join(' ')}</Text>;
  }
  if (!usable || !rights.configureSources) {
    return null;
  }
  return (
    <Stack direction="column" gap={1} alignItems="stretch">
      <Text element="p">
        {t(
          'recorded.found',
          'Recording rules such as {{name}} were found. Asked instead of the metrics, a graph costs what its edges cost, not its pods: use them in the settings, or write them into the provisioning file.',
          { name }
        )}
      </Text>
      <div>
        <LinkButton size="sm" variant="secondary" icon="cog" href={settingsPath(uid)}>
          {t('recorded.use', 'Use them in the settings')}
        </LinkButton>
      </div>
      <CopyLines lines={{ place: t('recorded.place', 'this data source’s jsonData'), text: JSON.stringify({ recorded: setting }, null, 2) }} />
    </Stack>
  );
}
