import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { type BreakdownRow, totalMs } from '../../mesh/Breakdown';
import { t } from '../../mesh/t';
import { type LatencyFormats } from './LatencyFormats';
import { partWords } from './PartLook';
import { PartSwatch } from './PartSwatch';
import { type RowName, writtenName } from './rowNames';
import { toldParts } from './shownParts';
import { type LatencyLook } from './useLatencyLook';

interface Props {
  readonly row: BreakdownRow;
  readonly name: RowName;
  readonly look: LatencyLook;
  readonly formats: LatencyFormats;
  /** The pointer, in CSS pixels of the view. */
  readonly at: { readonly x: number; readonly y: number };
  /** The view's, in CSS pixels. */
  readonly within: { readonly width: number; readonly height: number };
}

const width = 270;

/** What a bar shows in numbers, beside the pointer. Readers hear the same from the row itself. */
export function RowTooltip({ row, name, look, formats, at, within }: Props) {
  const styles = useStyles2(getStyles);
  const left = at.x + 14 + width > within.width ? Math.max(0, at.x - 14 - width) : at.x + 14;
  const vertical = at.y > within.height / 2 ? { bottom: within.height - at.y + 10 } : { top: at.y + 14 };
  return (
    <div className={styles.tooltip} style={{ left, width: Math.min(width, within.width), ...vertical }} aria-hidden>
      <div className={styles.title}>{writtenName(name)}</div>
      {toldParts(row).map(({ part, ms }) => (
        <div key={part} className={styles.line}>
          <PartSwatch part={part} look={look} />
          <span className={styles.name}>{partWords(part).name}</span>
          {formats.ms(ms)}
        </div>
      ))}
      <div className={styles.line}>
        <span className={styles.name}>{t('latency.mean', 'mean')}</span>
        {formats.ms(totalMs(row))}
      </div>
      {row.percentiles.map(({ statistic, source, destination }) => (
        <div key={statistic} className={styles.line}>
          <span className={styles.name}>{t('latency.both-sides', '{{statistic}} caller | callee', { statistic })}</span>
          {formats.ms(source?.ms)} | {formats.ms(destination?.ms)}
        </div>
      ))}
      {row.notes[0] && <div className={styles.note}>{row.notes[0]}</div>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tooltip: css({
    position: 'absolute',
    zIndex: 3,
    pointerEvents: 'none',
    boxSizing: 'border-box',
    padding: theme.spacing(1),
    borderRadius: theme.shape.radius.default,
    border: `1px solid ${theme.colors.border.weak}`,
    background: theme.colors.background.elevated,
    boxShadow: theme.shadows.z3,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  title: css({ fontWeight: theme.typography.fontWeightMedium, overflowWrap: 'anywhere', marginBottom: theme.spacing(0.5) }),
  line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75), lineHeight: 1.6 }),
  name: css({ flex: 1, color: theme.colors.text.secondary }),
  note: css({ marginTop: theme.spacing(0.5), color: theme.colors.text.secondary }),
});
