import { LinkButton, Stack, Text } from '@grafana/ui';
import { t } from '../mesh/t';

import { dashboardPath, href } from './dashboards';
import { isReady, type Progress, type SourceState } from './progress';
import { type Rights } from './rights';
import { type Existing } from './useDashboards';

interface Props {
  states: readonly SourceState[];
  progress: Progress;
  existing: Existing;
  rights: Rights;
}

/** The page's answer in a sentence or two, and the way into the mesh where there is one. */
export function Summary({ states, progress, existing, rights }: Props) {
  const sentences = [answer(states), advice(states, progress, rights)].filter((text) => text !== '');
  return (
    <Stack direction="column" gap={2} alignItems="flex-start">
      <div role="status">
        <Stack direction="column" gap={1}>
          {sentences.map((text, index) => (
            <Text key={text} element="p" variant={index === 0 ? 'h3' : 'body'}>
              {text}
            </Text>
          ))}
        </Stack>
      </div>
      {isReady(progress) && progress.source && existing && (
        <LinkButton icon="apps" href={href(dashboardPath('alidade-mesh-overview', { datasource: progress.source.uid }))}>
          {t('first-run.open', 'Open Mesh overview')}
        </LinkButton>
      )}
    </Stack>
  );
}

/** Whether it works here. */
function answer(states: readonly SourceState[]): string {
  const all = states.length;
  const checked = states.filter(({ health }) => health.state !== 'checking').length;
  const working = states.filter(({ health }) => health.state === 'working').length;
  if (all === 0) {
    return t('summary.none', 'There is no data source “Istio mesh” yet.');
  }
  if (checked < all) {
    return all === 1
      ? t('summary.checking-one', 'The data source is being checked…')
      : t('summary.checking', 'Data sources are being checked: {{checked}} of {{all}} so far…', { checked, all });
  }
  if (all === 1) {
    return working === 1
      ? t('summary.works', 'It works: the data source sees a mesh.')
      : t('summary.fails', 'The data source does not see a mesh.');
  }
  return working === all
    ? t('summary.all', 'All {{all}} data sources see a mesh.', { all })
    : t('summary.some', '{{working}} of {{all}} data sources see a mesh.', { working, all });
}

/** Whom to ask, where this user cannot do what is left to be done. */
function advice(states: readonly SourceState[], { added, working, imported }: Progress, rights: Rights): string {
  if (!added) {
    return rights.addSources
      ? t(
          'summary.needed',
          'A mesh is drawn from the metrics that Istio’s proxies already emit: all that is needed is the Prometheus that scrapes them.'
        )
      : t('summary.ask-to-add', 'Ask an administrator of this Grafana to add one, or to let you see it.');
  }
  const checked = states.every(({ health }) => health.state !== 'checking');
  if (checked && states.some(({ health }) => health.state !== 'working') && !rights.configureSources) {
    return states.length === 1
      ? t('summary.ask-about-it', 'Ask an administrator of this Grafana about it.')
      : t('summary.ask-about-others', 'Ask an administrator of this Grafana about those that do not.');
  }
  return working === true && imported === false && !rights.importDashboards
    ? t('summary.ask-to-import', 'Its dashboards have not been imported. Ask an administrator of this Grafana to import them.')
    : '';
}
