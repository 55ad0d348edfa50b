import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import { memo, useMemo } from 'react';

import { type Breakdown, type BreakdownPart, type BreakdownRow, totalMs } from '../../mesh/Breakdown';
import { testIds } from '../../mesh/testIds';
import { t } from '../../mesh/t';
import { type Column, SortableTable } from '../parts/SortableTable';
import { TableRegion } from '../parts/TableRegion';
import { describeGrowth } from './describeGrowth';
import { dominantOf } from './dominantOf';
import { growthMs } from './growth';
import { type LatencyFormats } from './LatencyFormats';
import { partWords } from './PartLook';
import { type RowName } from './rowNames';

interface Props {
  readonly breakdown: Breakdown;
  readonly rows: readonly BreakdownRow[];
  readonly names: ReadonlyMap<string, RowName>;
  readonly formats: LatencyFormats;
  /** Visible instead of the bars; otherwise there for screen readers and programs alone. */
  readonly shown: boolean;
}

/** All that the bars show and more, as a table. */
export const LatencyTable = memo(function LatencyTable({ breakdown, rows, names, formats, shown }: Props) {
  const styles = useStyles2(getStyles);
  const columns = useMemo(() => toColumns(breakdown, rows, names, formats), [breakdown, rows, names, formats]);
  return (
    <TableRegion testId={testIds.latencyTable} label={t('latency.table.label', 'Table of where the time goes')} shown={shown} className={styles.lines}>
      <SortableTable
        caption={t('latency.table.caption', 'Where the mean goes')}
        interactive={shown}
        items={rows}
        columns={columns}
        rowProps={({ id }) => ({ 'data-latency-id': id })}
      />
    </TableRegion>
  );
});

function toColumns(
  { statistics, compareTo }: Breakdown,
  rows: readonly BreakdownRow[],
  names: ReadonlyMap<string, RowName>,
  formats: LatencyFormats
): Array<Column<BreakdownRow>> {
  const ms = (name: string, number: (row: BreakdownRow) => number | undefined): Column<BreakdownRow> => ({
    name,
    text: (row) => formats.ms(number(row)),
    number,
  });
  const part = (of: BreakdownPart) => ms(sentence(partWords(of).name), ({ parts }) => parts[of]);
  const percentile = (statistic: string, side: 'source' | 'destination') =>
    ms(side === 'source' ? t('latency.table.of-caller', '{{statistic}} caller', { statistic }) : t('latency.table.of-callee', '{{statistic}} callee', { statistic }), ({ percentiles }) =>
      percentiles.find((other) => other.statistic === statistic)?.[side]?.ms
    );
  const halves = rows.some(({ parts }) => parts.callerProxy !== undefined);
  const badged = [...names.values()].some(({ badges }) => badges.length > 0);
  const dominant = (row: BreakdownRow) => {
    const found = dominantOf(row);
    return found ? [partWords(found.part).name, found.share === undefined ? '' : formats.share(found.share)].join(' ').trim() : '–';
  };
  return [
    { name: t('latency.table.caller', 'Caller'), text: ({ id }) => names.get(id)?.caller ?? '' },
    { name: t('latency.table.callee', 'Callee'), text: ({ id }) => names.get(id)?.callee ?? '' },
    ...(badged ? [{ name: t('latency.table.also', 'Also'), text: ({ id }: BreakdownRow) => names.get(id)?.badges.join(', ') ?? '' }] : []),
    { name: t('latency.table.rate', 'Rate'), text: ({ requestRate }) => formats.rate(requestRate), number: ({ requestRate }) => requestRate },
    ms(t('latency.table.mean', 'Mean'), totalMs),
    part('callerSide'),
    ...(halves ? [part('callerProxy'), part('network')] : []),
    part('receivingProxy'),
    part('application'),
    part('notSplit'),
    { name: t('latency.table.mostly', 'Mostly'), text: dominant },
    ...statistics.flatMap((statistic) => [percentile(statistic, 'source'), percentile(statistic, 'destination')]),
    ...(compareTo
      ? [
          ms(t('latency.table.mean-ago', 'Mean {{ago}} ago', { ago: compareTo }), ({ earlier }) => earlier && totalMs(earlier)),
          { ...ms(t('latency.table.growth', 'Growth'), growthMs), text: (row: BreakdownRow) => describeGrowth(row, formats)?.text ?? '–' },
        ]
      : []),
    { name: t('latency.table.confidence', 'Confidence'), text: ({ confidence }) => confidenceWords(confidence) },
    { name: t('latency.table.notes', 'Notes'), text: ({ notes }) => notes.join(' ') },
  ];
}

function confidenceWords(confidence: BreakdownRow['confidence']): string {
  return confidence === 'low' ? t('latency.confidence.low', 'low') : t('latency.confidence.high', 'high');
}

function sentence(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const getStyles = () => ({
  lines: css({
    'th, td': { whiteSpace: 'nowrap' },
    // Notes are sentences.
    'td:last-child': { whiteSpace: 'normal', minWidth: 360 },
  }),
});
