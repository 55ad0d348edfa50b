import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { t } from '../../mesh/t';

import { type Columns } from './Columns';
import { type LatencyFormats } from './LatencyFormats';
import { type TimeScale } from './TimeScale';

interface Props {
  readonly columns: Columns;
  readonly scale: TimeScale;
  readonly formats: LatencyFormats;
  /** What stands above the names. */
  readonly title: string;
}

export const scaleHeight = 22;

/** The scale in round numbers above the bars, and what the other columns are. Hidden from readers: rows say it all. */
export function ScaleHeader({ columns, scale, formats, title }: Props) {
  const styles = useStyles2(getStyles);
  const { stacked, name, bar, percentiles, dominant } = columns;
  return (
    <div className={styles.header} aria-hidden>
      {!stacked && (
        <span className={styles.cell} style={{ left: name.x, width: name.width }}>
          {title}
        </span>
      )}
      {scale.ticks.map((ms) => (
        <span
          key={ms}
          className={stacked && ms === scale.ticks[0] ? styles.first : styles.tick}
          style={{ left: bar.x + scale.px(ms) }}
        >
          {formats.tick(ms)}
        </span>
      ))}
      {percentiles.map(({ statistic, x, width }) => (
        <span key={statistic} className={styles.cell} style={{ left: x, width }}>
          {t('latency.both-sides', '{{statistic}} caller | callee', { statistic })}
        </span>
      ))}
      {dominant && (
        <span className={styles.cell} style={{ left: dominant.x, width: dominant.width }}>
          {t('latency.dominant', 'dominant')}
        </span>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const label = {
    position: 'absolute',
    bottom: 2,
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  } as const;
  return {
    header: css({ position: 'relative', height: scaleHeight, overflow: 'hidden' }),
    cell: css({ ...label, overflow: 'hidden', textOverflow: 'ellipsis' }),
    tick: css({ ...label, transform: 'translateX(-50%)', fontVariantNumeric: 'tabular-nums' }),
    first: css({ ...label, fontVariantNumeric: 'tabular-nums' }),
  };
};
