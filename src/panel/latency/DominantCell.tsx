import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { type BreakdownRow } from '../../mesh/Breakdown';
import { t } from '../../mesh/t';
import { describeGrowth } from './describeGrowth';
import { dominantOf } from './dominantOf';
import { type LatencyFormats } from './LatencyFormats';
import { partWords } from './PartLook';
import { PartSwatch } from './PartSwatch';
import { type LatencyLook } from './useLatencyLook';

interface Props {
  readonly row: BreakdownRow;
  readonly look: LatencyLook;
  readonly formats: LatencyFormats;
  readonly lines: 1 | 2;
}

/** What a row mostly is and by which share; beneath it what grew, that it is not to be trusted, or more of it. */
export function DominantCell({ row, look, formats, lines }: Props) {
  const styles = useStyles2(getStyles);
  const dominant = dominantOf(row);
  const growth = describeGrowth(row, formats);
  const low = row.confidence === 'low' && dominant !== undefined;
  const share = dominant?.share === undefined ? '' : formats.share(dominant.share);
  return (
    <div className={styles.cell}>
      {dominant && (
        <div className={styles.line}>
          <PartSwatch part={dominant.half ?? dominant.part} look={look} />
          <span className={styles.text}>{[partWords(dominant.part).name, share].join(' ').trim()}</span>
          {low && (lines === 1 || growth) && <span className={styles.low}>?</span>}
        </div>
      )}
      {growth && (lines === 2 || !dominant) && <div className={styles[growth.turn]}>{growth.text}</div>}
      {dominant?.half && !low && !growth && lines === 2 && <div className={styles.same}>{t('latency.mostly', 'mostly {{part}}', { part: partWords(dominant.half).name })}</div>}
      {low && !growth && lines === 2 && <div className={styles.low}>{t('latency.low-confidence-mark', '? low confidence')}</div>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cell: css({ minWidth: 0, lineHeight: 1.35 }),
  line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) }),
  text: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
  low: css({ color: theme.colors.warning.text }),
  worse: css({ color: theme.colors.error.text }),
  better: css({ color: theme.colors.success.text }),
  same: css({ color: theme.colors.text.secondary }),
});
