import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
} from 'react';

import { type Breakdown, type BreakdownRow } from '../../mesh/Breakdown';
import { testIds } from '../../mesh/testIds';
import { t } from '../../mesh/t';
import { defaultOptions, type PanelOptions } from '../options/PanelOptions';
import { drawerWidth } from '../parts/Drawer';
import { Notices } from '../parts/Notices';
import { type Notice } from '../answers/panelContent';
import { stripHeight } from '../parts/Strip';
import { describeRow } from './describeRow';
import { type LatencyFormats } from './LatencyFormats';
import { LatencyList } from './LatencyList';
import { LatencyTable } from './LatencyTable';
import { LatencyTools } from './LatencyTools';
import { PartsLegend } from './PartsLegend';
import { PartTextures } from './PartTextures';
import { RowDetails } from './RowDetails';
import { RowTooltip } from './RowTooltip';
import { ScaleHeader, scaleHeight } from './ScaleHeader';
import { nameRow } from './rowNames';
import { useBars } from './useBars';
import { useLatencyLook } from './useLatencyLook';
import { useRowVariables } from './useRowVariables';
import { useSort } from './useSort';

/** All that a latency view shows and calls. */
export interface LatencyViewProps {
  readonly breakdown: Breakdown;
  readonly notices: readonly Notice[];
  readonly formats: LatencyFormats;
  readonly options: PanelOptions;
  /** The dashboard's. */
  readonly range: TimeRange | undefined;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The row whose details are open. */
  readonly selected: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
  /** How to show a row in the graph; undefined where there is none, or it does not hold the row. */
  readonly showInGraph: (row: BreakdownRow) => (() => void) | undefined;
  /** How often somebody came here from the graph: each time, the list takes the keyboard. */
  readonly arrivals: number;
  /** What stands before the other tools, such as the way back. */
  readonly back?: ReactNode;
}

/** A list beside the details is at least so wide; otherwise the details lie over it. CSS pixels. */
const leastList = 420;

/** Where the time goes: a bar a row, on one scale, with all that one can do with it. */
export function LatencyView(props: LatencyViewProps) {
  const { breakdown, notices, formats, options, range, width, height } = props;
  const { selected, onSelect, showInGraph, arrivals, back } = props;
  const styles = useStyles2(getStyles);
  const look = useLatencyLook();
  const root = useRef<HTMLDivElement>(null);
  const [tableShown, setTableShown] = useState(false);
  const [hovered, setHovered] = useState<{ readonly id: string; readonly x: number; readonly y: number }>();

  const withStrip = (width >= 320 && height >= 220) || back !== undefined;
  const withScale = height >= 90;
  const stageHeight = Math.max(1, height - (withStrip ? stripHeight : 0));
  const drawer = drawerWidth(width);
  const beside = selected !== undefined && width - drawer >= leastList;
  const listWidth = beside ? width - drawer : width;
  const listHeight = Math.max(1, stageHeight - (withScale ? scaleHeight : 0));
  const [sort, setSort] = useSort(options);
  const bars = useBars({ breakdown, sort, width: listWidth, height: listHeight });
  const { rows, names, columns, scale } = bars;
  // The table comes after the bars: nobody waits for rows that lie beneath them.
  const tableRows = useDeferredValue(rows);
  const find = (id: string | undefined) => rows.find((row) => row.id === id);
  const [opened, under] = [find(selected), find(hovered?.id)];
  useRowVariables(opened, options.rowVariables ?? defaultOptions.rowVariables);
  const nameOf = (row: BreakdownRow) => names.get(row.id) ?? nameRow(row);

  const onHover = useCallback((id: string | undefined, { clientX, clientY }: PointerEvent) => {
    const box = root.current?.getBoundingClientRect();
    setHovered(id !== undefined && box ? { id, x: clientX - box.left, y: clientY - box.top } : undefined);
  }, []);
  const focusList = () => root.current?.querySelector<HTMLElement>('[role=listbox]')?.focus();
  useEffect(() => {
    if (arrivals > 0) {
      focusList();
    }
  }, [arrivals]);
  const close = () => {
    onSelect(undefined);
    focusList();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && (selected !== undefined || tableShown)) {
      // Grafana's own Escape would leave the panel's editor.
      event.stopPropagation();
      close();
      setTableShown(false);
    }
  };
  const title = titleOf(breakdown);
  const counts = t('latency.rows', '', { count: rows.length, defaultValue_one: '{{count}} row', defaultValue_other: '{{count}} rows' });

  return (
    <div
      ref={root}
      className={styles.root}
      data-testid={testIds.latency}
      data-state="drawn"
      data-drawn-rows={rows.length}
      style={{ width, height }}
      onKeyDown={onKeyDown}
    >
      <PartTextures id={look.id} looks={look.parts} />
      <div className={styles.stage} style={{ height: stageHeight }}>
        <div style={{ width: listWidth }} className={styles.list}>
          {withScale && <ScaleHeader {...{ columns, scale, formats, title }} />}
          <LatencyList
            {...{ ...bars, look, formats, selected, onSelect, onHover }}
            label={t('latency.list', 'Where the mean of {{rows}} goes. Arrow keys move, Enter opens, Escape closes.', { rows: counts })}
            height={listHeight}
          />
        </div>
        <LatencyTable {...{ breakdown, names, formats }} rows={tableRows} shown={tableShown} />
        {opened && (
          <RowDetails
            key={opened.id}
            {...{ breakdown, look, formats, range }}
            row={opened}
            name={nameOf(opened)}
            width={drawer}
            onShowInGraph={showInGraph(opened)}
            onClose={close}
          />
        )}
      </div>
      {withStrip && (
        <div className={styles.strip}>
          {(options.showLegend ?? true) && width >= 560 ? (
            <PartsLegend rows={rows} look={look} short={width < 1200} compareTo={breakdown.compareTo} />
          ) : (
            <span />
          )}
          <div className={styles.tools}>
            {back}
            {width >= 1000 && <span className={styles.counts}>{counts}</span>}
            {notices.length > 0 && <Notices notices={notices} />}
            <LatencyTools
              statistics={breakdown.statistics}
              compared={breakdown.compareTo !== undefined}
              sort={sort}
              setSort={setSort}
              tableShown={tableShown}
              toggleTable={() => setTableShown(!tableShown)}
            />
          </div>
        </div>
      )}
      {under && hovered && !tableShown && under.id !== selected && (
        <RowTooltip
          {...{ look, formats }}
          row={under}
          name={nameOf(under)}
          at={hovered}
          within={{ width, height }}
        />
      )}
      <div className={styles.spoken} role="status" data-testid={testIds.latencyAnnouncement}>
        {opened ? t('latency.opened', 'Opened: {{row}}', { row: describeRow(opened, nameOf(opened), formats) }) : ''}
      </div>
    </div>
  );
}

/** Of what the bars are the mean. */
function titleOf({ history, window }: Breakdown): string {
  if (history.size > 0) {
    return t('latency.mean-of-range', 'mean of the range');
  }
  return window ? t('latency.mean-of', 'mean of {{window}}', { window }) : t('latency.mean', 'mean');
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ position: 'relative', overflow: 'hidden' }),
  stage: css({ position: 'relative', overflow: 'hidden' }),
  list: css({
    position: 'relative',
    '&:has([role=listbox]:focus-visible)': { boxShadow: `inset 0 0 0 1px ${theme.colors.primary.border}` },
  }),
  strip: css({
    height: stripHeight,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    padding: theme.spacing(0, 1.5),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  tools: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), flex: 'none' }),
  counts: css({ whiteSpace: 'nowrap' }),
  spoken: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
});
