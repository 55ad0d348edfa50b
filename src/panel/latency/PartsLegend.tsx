import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';

import { breakdownParts, type BreakdownRow } from '../../mesh/Breakdown';
import { testIds } from '../../mesh/testIds';
import { t } from '../../mesh/t';
import { partWords } from './PartLook';
import { PartSwatch } from './PartSwatch';
import { railsOf } from './railsOf';
import { type ShownPart, shownParts } from './shownParts';
import { type LatencyLook } from './useLatencyLook';

interface Props {
  readonly rows: readonly BreakdownRow[];
  readonly look: LatencyLook;
  /** Single words, for narrow panels. */
  readonly short: boolean;
  readonly compareTo: string | undefined;
}

const order: readonly ShownPart[] = [...breakdownParts, 'receivingSide', 'uncertain'];

/** What colours, textures and marks mean; only those that occur, and first what nothing else on the panel says. */
export function PartsLegend({ rows, look, short, compareTo }: Props) {
  const styles = useStyles2(getStyles);
  const { parts, negative, marked } = useMemo(() => {
    const shown = rows.flatMap(shownParts);
    const there = new Set(shown.map(({ part }) => part));
    return {
      parts: order.filter((part) => there.has(part)),
      negative: shown.some(({ ms }) => ms < 0),
      marked: rows.some((row) => railsOf(row).length > 0),
    };
  }, [rows]);
  return (
    <div className={styles.legend} data-testid={testIds.latencyLegend}>
      {compareTo && <span className={styles.entry}>{short ? t('latency.legend.ago-short', 'thin: {{ago}} ago', { ago: compareTo }) : t('latency.legend.ago', 'thin bar: {{ago}} ago', { ago: compareTo })}</span>}
      {parts.map((part) => (
        <span key={part} className={styles.entry}>
          <PartSwatch part={part} look={look} />
          {short ? partWords(part).name : partWords(part).legend}
        </span>
      ))}
      {marked && !short && (
        <span className={styles.entry}>
          <svg width={18} height={13} aria-hidden focusable={false} fill="none" stroke={look.muted}>
            <path d="M1 2H17M1 2v3M17 2v3" />
            <path d="M1 11H17M1 11v-3M17 11v-3" strokeDasharray="2 2" />
          </svg>
          {t('latency.legend.percentiles', 'percentiles: caller above, callee below')}
        </span>
      )}
      {negative && <span className={styles.entry}>{short ? t('latency.legend.negative-short', 'hatched: below 0') : t('latency.legend.negative', 'hatched, left of 0: below zero')}</span>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // What does not fit wraps into a line that is not seen: an entry is whole or not there.
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
    height: 20,
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    minWidth: 0,
  }),
  entry: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75), height: 20 }),
});
