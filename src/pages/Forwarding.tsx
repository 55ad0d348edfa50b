import { useEffect, useMemo, useState } from 'react';

import { locationService } from '@grafana/runtime';
import { LinkButton, LoadingPlaceholder, Stack, Text } from '@grafana/ui';
import { t } from '../mesh/t';

import { href } from './dashboards';
import { destinationOf, readForward } from './Forward';
import { readRights } from './rights';
import { listSources } from './sources';
import { findDashboards } from './useDashboards';

/** Goes on to where something is shown that was asked for from elsewhere in Grafana, or says why it cannot. */
export function Forwarding({ search }: { search: string }) {
  const forward = useMemo(() => readForward(search), [search]);
  const [[source]] = useState(listSources);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    if (!forward || !source) {
      return undefined;
    }
    const asked = findDashboards().subscribe((existing) => {
      const path = destinationOf(forward, { uid: source.uid, existing, mayExplore: readRights().explore });
      if (path) {
        // Going back leads to where the link was.
        locationService.replace(path);
      } else {
        setRefused(true);
      }
    });
    return () => asked.unsubscribe();
  }, [forward, source]);
  if (forward && source && !isRefused) {
    return <LoadingPlaceholder text={t('forwarding.opening', 'Opening the mesh…')} />;
  }
  return (
    <Stack direction="column" gap={2} alignItems="flex-start">
      <Text element="p">
        {t(
          'forwarding.refused',
          'This cannot be shown here: its dashboard has not been imported, you may not use Explore, or there is no data source “Istio mesh”.'
        )}
      </Text>
      <LinkButton href={href('/a/alidade-istio-app')} variant="secondary">
        {t('forwarding.home', 'See what is there')}
      </LinkButton>
    </Stack>
  );
}
