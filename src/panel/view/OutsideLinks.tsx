import { type Field, type LinkModel, locationUtil } from '@grafana/data';
import { LinkButton } from '@grafana/ui';

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
      {traces && (
        <LinkButton {...look} icon="gf-traces" href={locationUtil.assureBaseUrl(traces)} target="_blank">
          Traces
        </LinkButton>
      )}
      {logs && (
        <LinkButton {...look} icon="gf-logs" href={locationUtil.assureBaseUrl(logs)} target="_blank">
          Logs
        </LinkButton>
      )}
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
