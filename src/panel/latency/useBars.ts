import { useMemo } from 'react';

import { type Breakdown, type BreakdownRow } from '../../mesh/Breakdown';
import { type LatencySort } from '../options/PanelOptions';
import { chooseColumns, type Columns } from './Columns';
import { extentOf } from './extentOf';
import { rankRows } from './rankRows';
import { type RowLayout, toRowLayout } from './RowLayout';
import { nameRows, type RowName } from './rowNames';
import { type TimeScale, toTimeScale } from './TimeScale';

export interface Bars {
  readonly rows: readonly BreakdownRow[];
  readonly names: ReadonlyMap<string, RowName>;
  readonly columns: Columns;
  readonly layout: RowLayout;
  readonly scale: TimeScale;
}

interface Wanted {
  readonly breakdown: Breakdown;
  readonly sort: LatencySort;
  /** CSS pixels of the list. */
  readonly width: number;
  readonly height: number;
}

/** Behind the longest bar stands its sum, which takes so many CSS pixels. */
const sumRoom = 64;

/** What is drawn of a breakdown: rows in order, their names, and one scale for all. */
export function useBars({ breakdown, sort, width, height }: Wanted): Bars {
  const { rows: all, statistics } = breakdown;
  const rows = useMemo(() => rankRows(all, sort), [all, sort]);
  const names = useMemo(() => nameRows(all), [all]);
  const extent = useMemo(() => extentOf(all), [all]);
  const compared = breakdown.compareTo !== undefined;
  const columns = useMemo(() => chooseColumns({ width, height }, statistics), [width, height, statistics]);
  const layout = useMemo(
    () => toRowLayout({ stacked: columns.stacked, compared, height }),
    [columns.stacked, compared, height]
  );
  const scale = useMemo(
    () => toTimeScale({ ...extent, width: columns.bar.width - (layout.nameAbove ? 2 : sumRoom) }),
    [extent, columns, layout]
  );
  return useMemo(() => ({ rows, names, columns, layout, scale }), [rows, names, columns, layout, scale]);
}
