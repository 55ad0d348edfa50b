import { type BreakdownRow, callerSideMs, totalMs } from '../../mesh/Breakdown';
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
    { value: 'impact', label: 'What hurts most', description: 'Mean × rate: the time that all requests together take' },
    ...(compared ? [{ value: 'growth' as const, label: 'Growth', description: 'What became slower since then' }] : []),
    { value: 'mean', label: 'Mean' },
    ...statistics.map((statistic) => ({ value: statistic as LatencySort, label: `${statistic} of the caller` })),
    { value: 'callerSide', label: 'Caller side' },
    { value: 'receivingProxy', label: 'Receiving proxy' },
    { value: 'application', label: 'Application' },
    { value: 'rate', label: 'Rate' },
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
