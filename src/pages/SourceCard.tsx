import { useId, useState } from 'react';

import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Badge, Button, Stack, Text, useStyles2 } from '@grafana/ui';
import { t } from '../mesh/t';

import { Collection } from './Collection';
import { type Health } from './Health';
import { HealthLine } from './HealthLine';
import { ReporterTable } from './ReporterTable';
import { type Rights } from './rights';
import { type Source } from './sources';
import { SourceLinks } from './SourceLinks';
import { type Existing } from './useDashboards';

interface Props {
  source: Source;
  health: Health;
  existing: Existing;
  rights: Rights;
  /** Whether what is collected is shown without being asked for. */
  opened: boolean;
  onCheck: (uid: string) => void;
}

/** A data source: how it is, who reports to it, what is collected, and the ways into the dashboards. */
export function SourceCard({ source, health, existing, rights, opened, onCheck }: Props) {
  const styles = useStyles2(getStyles);
  const [isOpen, setOpen] = useState(opened);
  const id = useId();
  const answers = health.state === 'working' || health.state === 'silent';
  return (
    <article className={styles.card} aria-labelledby={`${id}-name`}>
      <Stack direction="column" gap={1.5}>
        <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
          <Text element="h3" variant="h5" id={`${id}-name`}>
            {source.name}
          </Text>
          {source.isDefault && <Badge color="blue" text={t('source.default', 'Default')} />}
          <HealthBadge key={health.state} health={health} />
        </Stack>
        <HealthLine health={health} rights={rights} />
        {health.state === 'working' && <ReporterTable series={health.details.series} />}
        <SourceLinks source={source} health={health} existing={existing} rights={rights} onCheck={() => onCheck(source.uid)} />
        {answers && (
          <div>
            <Button
              className={styles.fold}
              variant="secondary"
              fill="text"
              size="sm"
              icon={isOpen ? 'angle-down' : 'angle-right'}
              aria-expanded={isOpen}
              aria-controls={`${id}-collected`}
              onClick={() => setOpen(!isOpen)}
            >
              {t('source.collected', 'What is collected')}
            </Button>
            <div id={`${id}-collected`}>{isOpen && <Collection uid={source.uid} rights={rights} />}</div>
          </div>
        )}
      </Stack>
    </article>
  );
}

function HealthBadge({ health }: { health: Health }) {
  switch (health.state) {
    case 'checking':
      return <Badge color="darkgrey" icon="sync" text={t('source.checking', 'Checking…')} />;
    case 'working':
      return <Badge color="green" icon="check" text={t('source.works', 'Works')} />;
    case 'silent':
      return <Badge color="orange" icon="exclamation-triangle" text={t('source.silent', 'No telemetry')} />;
    case 'slow':
      return <Badge color="orange" icon="clock-nine" text={t('source.slow', 'No answer yet')} />;
    case 'failing':
      return <Badge color="red" icon="times" text={t('source.failing', 'Does not work')} />;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Its text stands under those above it, though the button has a padding.
  fold: css({ marginLeft: theme.spacing(-1) }),
  card: css({
    padding: theme.spacing(2),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    overflowWrap: 'anywhere',
  }),
});
