import { type Field, type LinkModel } from '@grafana/data';
import { LinkButton } from '@grafana/ui';
import { t } from '../../mesh/t';

import { ExploreLink } from './ExploreLink';
import { type TelemetryUrls } from './telemetryUrls';

interface Props {
  /** Where traces and logs are, as far as that is known. */
  readonly telemetry: TelemetryUrls;
  /** Data links of the panel's fields. */
  readonly links: ReadonlyArray<LinkModel<Field>>;
}

/** What leads from details to other data: traces, logs, and wherever the panel's fields say. */
export function OutsideLinks({ telemetry: { traces, logs }, links }: Props) {
  const look = { size: 'sm', variant: 'secondary' } as const;
  return (
    <>
      <ExploreLink address={traces} icon="gf-traces">
        {t('view.links.traces', 'Traces')}
      </ExploreLink>
      <ExploreLink address={logs} icon="gf-logs">
        {t('view.links.logs', 'Logs')}
      </ExploreLink>
      {links.map((link) => (
        <LinkButton
          {...look}
          key={`${link.title} ${link.href}`}
          icon="external-link-alt"
          href={link.href}
          target={link.target}
          onClick={link.onClick}
        >
          {link.title}
        </LinkButton>
      ))}
    </>
  );
}
