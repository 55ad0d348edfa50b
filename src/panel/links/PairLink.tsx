import { locationUtil } from '@grafana/data';
import { LinkButton } from '@grafana/ui';
import { type ReactNode } from 'react';

import { pairDashboard } from './pairAddress';
import { useDashboardThere } from './useDashboardThere';

interface Props {
  /** Undefined where it would be of no pair. */
  readonly address: string | undefined;
  readonly children: ReactNode;
}

/** A way to the dashboard of a pair, where it was imported. */
export function PairLink({ address, children }: Props) {
  const there = useDashboardThere(pairDashboard);
  if (!address || !there) {
    return null;
  }
  return (
    <LinkButton size="sm" variant="secondary" icon="apps" href={locationUtil.assureBaseUrl(address)}>
      {children}
    </LinkButton>
  );
}
