import { type BreakdownRow, callerSideMs, totalMs } from '../../mesh/Breakdown';
import { t } from '../../mesh/t';
import { type LatencySort } from '../options/PanelOptions';
import { growthMs } from './growth';
import { isUncertain } from './shownParts';


export interface SortChoice {
  readonly value: LatencySort;
  readonly label: string;
  readonly description?: string;
}

/** What one can choose from; growth only where something is compared. */
export function sortChoices(statistics: readonly string[], compared: boolean): SortChoice[] {
  return [
    { value: 'impact', label: t('latency.sort.impact', 'What hurts most'), description: t('latency.sort.impact-means', 'Mean × rate: the time that all requests together take') },
    ...(compared ? [{ value: 'growth' as const, label: t('latency.sort.growth', 'Growth'), description: t('latency.sort.growth-means', 'What became slower since then') }] : []),
    { value: 'mean', label: t('latency.sort.mean', 'Mean') },
    ...statistics.map((statistic) => ({ value: statistic as LatencySort, label: t('latency.sort.percentile', '{{statistic}} of the caller', { statistic }) })),
    { value: 'callerSide', label: t('latency.sort.caller-side', 'Caller side') },
    { value: 'receivingProxy', label: t('latency.sort.receiving-proxy', 'Receiving proxy') },
    { value: 'application', label: t('latency.sort.application', 'Application') },
    { value: 'rate', label: t('latency.sort.rate', 'Rate') },
  ];
}

/** Sorts without losing a row: what is not known comes last, and equals stay in the order they had. */
export function rankRows(rows: readonly BreakdownRow[], sort: LatencySort): BreakdownRow[] {
  const weighed = rows.map((row) => ({ row, weight: weightOf(row, sort) ?? -Infinity }));
  return weighed.sort((a, b) => (a.weight === b.weight ? 0 : b.weight - a.weight)).map(({ row }) => row);
}

function weightOf(row: BreakdownRow, sort: LatencySort): number | undefined {
  switch (sort) {
    case 'impact':
      return (totalMs(row) ?? 0) * (row.requestRate ?? 0);
    case 'mean':
      return totalMs(row);
    case 'rate':
      return row.requestRate;
    case 'callerSide':
      return callerSideMs(row);
    case 'receivingProxy':
    case 'application':
      return isUncertain(row) ? undefined : row.parts[sort];
    case 'growth':
      return growthMs(row);
    default: {
      const found = row.percentiles.find(({ statistic }) => statistic === sort);
      return (found?.source ?? found?.destination)?.ms;
    }
  }
}
