import { locationUtil } from '@grafana/data';
import { Button, LinkButton, Stack } from '@grafana/ui';
import { useContext } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { trafficOf } from '../../mesh/trafficOf';
import { PairContext } from '../latency/PairContext';
import { type Target } from '../picture/Focus';
import { currentAddressRange } from './AddressRange';
import { endsOf } from './endsOf';
import { exploreUrl } from './exploreUrl';
import { labelsOf } from './labelsOf';
import { OutsideLinks } from './OutsideLinks';
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
  const range = currentAddressRange();
  const explore = exploreUrl(graph, target, range);
  const pair = pairUrl(graph, target, range);
  const telemetry = telemetryUrls(graph.links ?? {}, labelsOf(graph, target), range);
  const { openPair } = useContext(PairContext);
  const edge = target.kind === 'edge' ? graph.edges.find(({ id }) => id === target.id) : undefined;
  // Neither a connection nor a stream that has not ended has a duration.
  const ends = edge && trafficOf(edge) === 'request' ? endsOf(graph, target) : undefined;
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
      <OutsideLinks telemetry={telemetry} links={formats.linksOf(target.id)} />
    </Stack>
  );
}
