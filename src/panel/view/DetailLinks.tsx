import { locationUtil } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { Button, LinkButton, Stack } from '@grafana/ui';
import { useContext } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { PairContext } from '../latency/PairContext';
import { type Target } from '../picture/Focus';
import { endsOf } from './endsOf';
import { exploreUrl } from './exploreUrl';
import { labelsOf } from './labelsOf';
import { pairUrl } from './pairUrl';
import { telemetryUrls } from './telemetryUrls';

interface Props {
  readonly graph: Graph;
  readonly formats: MeasureFormats;
  readonly target: Target;
  readonly onFocus: (target: Target) => void;
}

/** Where one can go from what is selected. */
export function DetailLinks({ graph, formats, target, onFocus }: Props) {
  // The address of a dashboard holds its range; elsewhere Explore begins with the last hour.
  const { from = 'now-1h', to = 'now' } = locationService.getSearchObject();
  const range = { from: String(from), to: String(to) };
  const explore = exploreUrl(graph, target, range);
  const pair = pairUrl(graph, target, range);
  const { traces, logs } = telemetryUrls(graph.links ?? {}, labelsOf(graph, target), range);
  const { openPair } = useContext(PairContext);
  const ends = target.kind === 'edge' ? endsOf(graph, target) : undefined;
  const look = { size: 'sm', variant: 'secondary' } as const;
  return (
    <Stack gap={1} wrap="wrap">
      <Button {...look} icon="sitemap" onClick={() => onFocus(target)}>
        Focus
      </Button>
      {openPair && ends && (
        <Button {...look} icon="clock-nine" onClick={() => openPair(ends)}>
          Where its time goes
        </Button>
      )}
      {explore && (
        <LinkButton {...look} icon="compass" href={locationUtil.assureBaseUrl(explore)} target="_blank">
          Explore
        </LinkButton>
      )}
      {pair && (
        <LinkButton {...look} icon="apps" href={locationUtil.assureBaseUrl(pair)}>
          Pair
        </LinkButton>
      )}
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
      {formats.linksOf(target.id).map((link) => (
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
    </Stack>
  );
}
