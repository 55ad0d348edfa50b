import { type IconName, locationUtil } from '@grafana/data';
import { LinkButton } from '@grafana/ui';
import { type ReactNode } from 'react';

import { mayExplore } from '../../mesh/mayExplore';

interface Props {
  /** Undefined where there is nothing to show there. */
  readonly address: string | undefined;
  readonly icon: IconName;
  readonly children: ReactNode;
}

/** A way into Explore, for those who may go there. */
export function ExploreLink({ address, icon, children }: Props) {
  if (!address || !mayExplore()) {
    return null;
  }
  return (
    <LinkButton size="sm" variant="secondary" icon={icon} href={locationUtil.assureBaseUrl(address)} target="_blank">
      {children}
    </LinkButton>
  );
}
