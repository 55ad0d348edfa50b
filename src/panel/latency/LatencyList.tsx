import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import { type KeyboardEvent, type PointerEvent, useEffect, useState } from 'react';

import { type BreakdownRow } from '../../mesh/Breakdown';
import { LatencyRow, type RowProps } from './LatencyRow';
import { type RowName } from './rowNames';
import { useVirtualRows } from './useVirtualRows';

interface Props extends Pick<RowProps, 'columns' | 'layout' | 'scale' | 'look' | 'formats' | 'onSelect'> {
  readonly rows: readonly BreakdownRow[];
  readonly names: ReadonlyMap<string, RowName>;
  readonly label: string;
  readonly selected: string | undefined;
  /** CSS pixels. */
  readonly height: number;
  readonly onHover: (id: string | undefined, event: PointerEvent) => void;
}

/** All rows as a list that the keyboard walks: arrows, page keys, Home and End move, Enter opens. */
export function LatencyList({ rows, names, label, selected, height, onHover, ...shared }: Props) {
  const styles = useStyles2(getStyles);
  const { columns, layout, scale, look, onSelect } = shared;
  const { list, onScroll, first, end, reveal } = useVirtualRows({ count: rows.length, rowHeight: layout.height, height });
  /** Where keys went since the last selection: a selection, from wherever it comes, takes the keyboard with it. */
  const [moved, setMoved] = useState<{ readonly id: string; readonly selected: string | undefined }>();
  const active = moved && moved.selected === selected ? moved.id : selected;
  const at = Math.max(0, rows.findIndex(({ id }) => id === active));
  const elementId = (index: number) => `${look.id}-row-${index}`;

  const selectedAt = rows.findIndex(({ id }) => id === selected);
  useEffect(() => {
    // What was selected elsewhere, in the graph, comes into sight.
    if (selectedAt >= 0) {
      reveal(selectedAt);
    }
  }, [selectedAt, reveal]);

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height / layout.height) - 1);
    const next = nextIndex(event.key, at, page, rows.length);
    const row = rows[next ?? at];
    if (next !== undefined && row) {
      event.preventDefault();
      setMoved({ id: row.id, selected });
      reveal(next);
    } else if ((event.key === 'Enter' || event.key === ' ') && row) {
      event.preventDefault();
      onSelect(row.id);
    }
  };
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={label}
      aria-activedescendant={rows.length > 0 && at >= first && at < end ? elementId(at) : undefined}
      tabIndex={0}
      className={styles.list}
      style={{ height }}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => onHover(rowAt(event), event)}
      onPointerLeave={(event) => onHover(undefined, event)}
    >
      <div role="presentation" className={styles.rows} style={{ height: rows.length * layout.height }}>
        <svg className={styles.guides} width={columns.bar.width} style={{ left: columns.bar.x }} aria-hidden focusable={false}>
          {scale.ticks.map((ms) => (
            <line key={ms} x1={scale.px(ms)} x2={scale.px(ms)} y1={0} y2="100%" stroke={ms === 0 ? look.muted : look.guide} />
          ))}
        </svg>
        {rows.slice(first, end).map((row, offset) => {
          const index = first + offset;
          const name = names.get(row.id);
          return (
            name && (
              <LatencyRow
                key={row.id}
                {...{ ...shared, row, name, index }}
                elementId={elementId(index)}
                count={rows.length}
                active={index === at}
                selected={row.id === selected}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** Where a key leads to; undefined for keys that do not move. */
function nextIndex(key: string, at: number, page: number, count: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const to = moves[key];
  return to === undefined ? undefined : Math.min(count - 1, Math.max(0, to));
}

function rowAt(event: PointerEvent): string | undefined {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row-id]') : null;
  return row?.dataset.rowId;
}

const getStyles = () => ({
  list: css({ position: 'relative', overflowX: 'hidden', overflowY: 'auto', outline: 'none', scrollbarGutter: 'stable' }),
  rows: css({ position: 'relative', minHeight: '100%' }),
  guides: css({ position: 'absolute', top: 0, height: '100%', pointerEvents: 'none' }),
});
