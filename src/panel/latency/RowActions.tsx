import { FieldType, type TimeRange } from '@grafana/data';
import { Button, Stack } from '@grafana/ui';
import { useMemo } from 'react';

import { type BreakdownRow } from '../../mesh/Breakdown';
import { t } from '../../mesh/t';
import { toAddressRange } from '../links/toAddressRange';
import { ExploreLink } from '../links/ExploreLink';
import { OutsideLinks } from '../links/OutsideLinks';
import { PairLink } from '../links/PairLink';
import { telemetryUrls } from '../links/telemetryUrls';
import { type LatencyFormats } from './LatencyFormats';
import { rowExploreUrl, rowPairUrl, servicesQueries } from './rowLinks';
import { useAnswer } from '../answers/useAnswer';

interface Props {
  readonly row: BreakdownRow;
  readonly formats: LatencyFormats;
  /** The dashboard's. */
  readonly range: TimeRange | undefined;
  /** Undefined where no graph is beside this. */
  readonly onShowInGraph: (() => void) | undefined;
}

/** More links than these would push everything else down. */
const mostServices = 3;

/** Where one can go from a row. */
export function RowActions({ row, formats, range, onShowInGraph }: Props) {
  const address = toAddressRange(range);
  const explore = rowExploreUrl(row, address);
  const pairs = useServices(row, range).flatMap((service) => {
    const url = rowPairUrl(row, service, address);
    return url ? [{ service, url }] : [];
  });
  const telemetry = telemetryUrls(row.asked.links, { ...sameNamespace(row), ...row.labels }, address);
  const look = { size: 'sm', variant: 'secondary' } as const;
  return (
    <Stack gap={1} wrap="wrap">
      {onShowInGraph && (
        <Button {...look} icon="sitemap" onClick={onShowInGraph}>
          {t('latency.show-in-graph', 'Show in graph')}
        </Button>
      )}
      <ExploreLink address={explore} icon="compass">
        {t('view.links.explore', 'Explore')}
      </ExploreLink>
      {pairs.slice(0, mostServices).map(({ service, url }) => (
        <PairLink key={service} address={url}>
          {pairs.length === 1 ? t('view.links.pair', 'Pair') : t('latency.pair-of', 'Pair {{service}}', { service })}
        </PairLink>
      ))}
      <OutsideLinks telemetry={telemetry} links={formats.linksOf(row)} />
    </Stack>
  );
}

/** A service's workloads nearly always live in its namespace; a row that tells otherwise is believed. */
function sameNamespace({ labels }: BreakdownRow) {
  return { destination_workload_namespace: labels.destination_service_namespace };
}

/** The services that a row's calls were sent to. */
function useServices(row: BreakdownRow, range: TimeRange | undefined): string[] {
  const queries = useMemo(() => servicesQueries(row), [row]);
  const answer = useAnswer(row.asked.datasourceUid, queries, range);
  const told = row.labels.destination_service_name;
  if (told) {
    return [told];
  }
  const texts = answer.state === 'done' ? answer.frames[0]?.fields.find(({ type }) => type === FieldType.string) : undefined;
  return (texts?.values ?? []).map(String);
}
