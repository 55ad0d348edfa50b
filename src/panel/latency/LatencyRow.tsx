import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { memo } from 'react';

import { type BreakdownRow, totalMs } from '../../mesh/Breakdown';
import { briefNote } from './briefNote';
import { type Columns, type Place } from './Columns';
import { describeRow } from './describeRow';
import { DominantCell } from './DominantCell';
import { type LatencyFormats } from './LatencyFormats';
import { PartsBar } from './PartsBar';
import { type RowLayout } from './RowLayout';
import { RowTitle } from './RowTitle';
import { type RowName } from './rowNames';
import { type TimeScale } from './TimeScale';
import { type LatencyLook } from './useLatencyLook';

export interface RowProps {
  readonly row: BreakdownRow;
  readonly name: RowName;
  readonly columns: Columns;
  readonly layout: RowLayout;
  readonly scale: TimeScale;
  readonly look: LatencyLook;
  readonly formats: LatencyFormats;
  /** The id by which the list names its active row. */
  readonly elementId: string;
  /** From 0, among all rows. */
  readonly index: number;
  readonly count: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly onSelect: (id: string) => void;
}

/** A row of the list: what it is, where its mean goes, its percentiles, and what it mostly is. */
export const LatencyRow = memo(function LatencyRow(props: RowProps) {
  const { row, name, columns, layout, scale, look, formats } = props;
  const { elementId, index, count, active, selected, onSelect } = props;
  const styles = useStyles2(getStyles);
  const rate = row.requestRate === undefined ? [] : [formats.rate(row.requestRate)];
  const muted = [...rate, ...row.notes.slice(0, 1).map(briefNote)].join(' · ');
  return (
    <div
      id={elementId}
      role="option"
      aria-selected={selected}
      aria-setsize={count}
      aria-posinset={index + 1}
      data-row-id={row.id}
      className={cx(styles.row, selected && styles.selected, active && styles.active)}
      style={{ top: index * layout.height, height: layout.height }}
      onClick={() => onSelect(row.id)}
    >
      {/* The row's name; what is seen says the same in pieces. */}
      <span className={styles.spoken}>{describeRow(row, name, formats)}</span>
      <div className={layout.nameAbove ? styles.above : styles.name} style={at(columns.name)} aria-hidden>
        <RowTitle {...{ row, name }}>
          {layout.nameAbove && <span className={styles.sum}>{formats.ms(totalMs(row))}</span>}
        </RowTitle>
        {layout.lines === 2 && <div className={styles.muted}>{muted}</div>}
      </div>
      <div className={styles.bar} style={at(columns.bar)}>
        <PartsBar {...{ row, scale, look, formats, layout }} width={columns.bar.width} withSum={!layout.nameAbove} />
      </div>
      {columns.percentiles.map(({ statistic, ...place }) => {
        const found = row.percentiles.find((percentile) => percentile.statistic === statistic);
        return (
          <div key={statistic} className={styles.cell} style={at(place)} aria-hidden>
            {formats.ms(found?.source?.ms)}
            <span className={styles.callee}> | {formats.ms(found?.destination?.ms)}</span>
          </div>
        );
      })}
      {columns.dominant && (
        <div className={styles.cell} style={at(columns.dominant)} aria-hidden>
          <DominantCell {...{ row, look, formats }} lines={layout.lines} />
        </div>
      )}
    </div>
  );
});

function at({ x, width }: Place) {
  return { left: x, width };
}

const getStyles = (theme: GrafanaTheme2) => {
  const line = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  return {
    row: css({
      position: 'absolute',
      left: 0,
      right: 0,
      cursor: 'pointer',
      '&:hover': { background: theme.colors.background.secondary },
    }),
    selected: css({
      background: theme.colors.background.secondary,
      boxShadow: `inset 3px 0 0 ${theme.colors.primary.main}`,
    }),
    // The list has the focus; this is the row that keys act on.
    active: css({
      '[role=listbox]:focus-visible &': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
    }),
    spoken: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
    name: css({
      position: 'absolute',
      top: 0,
      bottom: 0,
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'center',
    }),
    above: css({ position: 'absolute', top: 2 }),
    sum: css({
      flex: 'none',
      marginLeft: 'auto',
      paddingLeft: theme.spacing(1),
      color: theme.colors.text.primary,
      fontWeight: theme.typography.fontWeightMedium,
    }),
    muted: css({ ...line, fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
    bar: css({ position: 'absolute', top: 0 }),
    cell: css({
      ...line,
      position: 'absolute',
      top: 0,
      bottom: 0,
      display: 'flex',
      alignItems: 'center',
      fontSize: theme.typography.bodySmall.fontSize,
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'pre',
    }),
    callee: css({ color: theme.colors.text.secondary }),
  };
};
