import { type TimeRange } from '@grafana/data';
import { Button, Stack } from '@grafana/ui';
import { useContext } from 'react';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { originOf } from '../../mesh/originOf';
import { trafficOf } from '../../mesh/trafficOf';
import { t } from '../../mesh/t';
import { PairContext } from '../links/PairContext';
import { type Target } from '../picture/Focus';
import { toAddressRange } from '../links/toAddressRange';
import { endsOf } from '../links/endsOf';
import { ExploreLink } from '../links/ExploreLink';
import { exploreUrl } from '../links/exploreUrl';
import { itemOf } from '../links/itemOf';
import { labelsOf } from './labelsOf';
import { OutsideLinks } from '../links/OutsideLinks';
import { PairLink } from '../links/PairLink';
import { pairUrl } from '../links/pairUrl';
import { telemetryUrls } from '../links/telemetryUrls';

interface Props {
  readonly graph: Graph;
  readonly formats: MeasureFormats;
  readonly target: Target;
  /** The panel's. */
  readonly range: TimeRange | undefined;
  readonly onFocus: (target: Target) => void;
}

/** Where one can go from what is selected. */
export function DetailLinks({ graph, formats, target, range, onFocus }: Props) {
  const address = toAddressRange(range);
  const item = itemOf(graph, target);
  const answer = originOf(graph, item);
  const rowId = target.id.slice(item?.origin?.prefix.length ?? 0);
  const explore = exploreUrl(answer, target, address);
  const pair = pairUrl(answer, target, address);
  const telemetry = telemetryUrls(answer.links ?? {}, labelsOf(graph, target), address);
  const { openPair } = useContext(PairContext);
  const edge = target.kind === 'edge' ? graph.edges.find(({ id }) => id === target.id) : undefined;
  // Neither a connection nor a stream that has not ended has a duration.
  const ends = edge && trafficOf(edge) === 'request' ? endsOf(graph, target) : undefined;
  const look = { size: 'sm', variant: 'secondary' } as const;
  return (
    <Stack gap={1} wrap="wrap">
      <Button {...look} icon="sitemap" onClick={() => onFocus(target)}>
        {t('view.links.focus', 'Focus')}
      </Button>
      {openPair && answer.datasourceUid && ends && (
        <Button {...look} icon="clock-nine" onClick={() => openPair(target, ends)}>
          {t('view.links.time', 'Where its time goes')}
        </Button>
      )}
      <ExploreLink address={explore} icon="compass">
        {t('view.links.explore', 'Explore')}
      </ExploreLink>
      <PairLink address={pair}>{t('view.links.pair', 'Pair')}</PairLink>
      <OutsideLinks telemetry={telemetry} links={formats.of(item ?? {}).linksOf(rowId)} />
    </Stack>
  );
}
