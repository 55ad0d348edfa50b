import { useState } from 'react';

import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Input, Stack, Text, useStyles2 } from '@grafana/ui';
import { t } from '../mesh/t';

import { FirstRun } from './FirstRun';
import { toProgress } from './progress';
import { readRights } from './rights';
import { listSources } from './sources';
import { SourceCard } from './SourceCard';
import { Summary } from './Summary';
import { useDashboards } from './useDashboards';
import { useHealth } from './useHealth';

/** So many data sources tell by themselves what they collect; of more, whoever looks asks. */
const opened = 2;

/** From so many data sources on they can be searched. */
const many = 7;

/** Answers whether it works here, and leads into the dashboards or through the steps that are left. */
export function FrontDoor() {
  const styles = useStyles2(getStyles);
  const [sources] = useState(listSources);
  const [rights] = useState(readRights);
  const { healthOf, check } = useHealth(sources);
  const existing = useDashboards();
  const [sought, setSought] = useState('');
  const states = sources.map((source) => ({ source, health: healthOf(source.uid) }));
  const progress = toProgress(states, existing);
  const shown = states.filter(({ source }) => source.name.toLowerCase().includes(sought.trim().toLowerCase()));
  return (
    <div className={styles.page}>
      <Stack direction="column" gap={3}>
        <Summary states={states} progress={progress} existing={existing} rights={rights} />
        <FirstRun progress={progress} rights={rights} />
        {sources.length > 0 && (
          <section aria-label={t('front-door.sources', 'Data sources')}>
            <Stack direction="column" gap={2}>
              <Text element="h2" variant="h4">
                {t('front-door.sources', 'Data sources')}
              </Text>
              {sources.length >= many && (
                <div className={styles.search}>
                  <Input
                    aria-label={t('front-door.search', 'Search data sources by name')}
                    placeholder={t('front-door.search-placeholder', 'Search by name')}
                    value={sought}
                    onChange={({ currentTarget }) => setSought(currentTarget.value)}
                  />
                </div>
              )}
              {shown.map(({ source, health }) => (
                <SourceCard
                  key={source.uid}
                  source={source}
                  health={health}
                  existing={existing}
                  rights={rights}
                  opened={sources.length <= opened}
                  onCheck={check}
                />
              ))}
              {shown.length === 0 && <Text element="p">{t('front-door.none-found', 'No data source has a name like that.')}</Text>}
            </Stack>
          </section>
        )}
      </Stack>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ maxWidth: theme.spacing(140), '& p, & ul, & ol, & dl': { marginBottom: 0 } }),
  search: css({ maxWidth: theme.spacing(40) }),
});
