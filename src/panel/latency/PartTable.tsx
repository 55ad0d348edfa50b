import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { type BreakdownRow, totalMs } from '../../mesh/Breakdown';
import { t } from '../../mesh/t';
import { dominantOf } from './dominantOf';
import { type LatencyFormats } from './LatencyFormats';
import { partWords } from './PartLook';
import { PartSwatch } from './PartSwatch';
import { toldParts } from './shownParts';
import { type LatencyLook } from './useLatencyLook';

interface Props {
  readonly row: BreakdownRow;
  readonly look: LatencyLook;
  readonly formats: LatencyFormats;
}

/** What the dominant part holds is said beneath; what others hold, where the pointer rests. */
const said = (row: BreakdownRow) => {
  const dominant = dominantOf(row);
  const part = dominant?.half ?? dominant?.part;
  return part && t('latency.holds', '{{part}}: {{holds}}', { part: partWords(part).name, holds: partWords(part).holds });
};

/** Every part with its length and its share, and what it was where something is compared. */
export function PartTable({ row, look, formats }: Props) {
  const styles = useStyles2(getStyles);
  const total = totalMs(row);
  const was = row.earlier && new Map(toldParts(row.earlier).map(({ part, ms }) => [part, ms]));
  const now = new Map(toldParts(row).map(({ part, ms }) => [part, ms]));
  const parts = [...new Set([...now.keys(), ...(was?.keys() ?? [])])];
  const share = (ms: number | undefined) =>
    ms !== undefined && total !== undefined && total > 0 && ms >= 0 && ms <= total ? formats.share(ms / total) : '';
  const holds = said(row);
  return (
    <>
      <table className={styles.table}>
        <caption>{t('latency.table.caption', 'Where the mean goes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('latency.part', 'Part')}</th>
            <th scope="col">{t('latency.table.mean', 'Mean')}</th>
            {was ? <th scope="col">{t('latency.was', 'Was')}</th> : <th scope="col">{t('latency.share', 'Share')}</th>}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part} title={partWords(part).holds}>
              <th scope="row">
                <span className={styles.part}>
                  <PartSwatch part={part} look={look} /> {partWords(part).name}
                </span>
              </th>
              <td>{formats.ms(now.get(part))}</td>
              <td>{was ? formats.ms(was.get(part)) : share(now.get(part))}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('latency.together', 'together')}</th>
            <td>{formats.ms(total)}</td>
            <td>{was && row.earlier ? formats.ms(totalMs(row.earlier)) : ''}</td>
          </tr>
        </tbody>
      </table>
      {holds && <p className={styles.holds}>{holds}</p>}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    caption: {
      captionSide: 'top',
      ...theme.typography.h6,
      padding: theme.spacing(1.5, 0, 0.5),
      color: theme.colors.text.primary,
    },
    'th, td': {
      padding: theme.spacing(0.5, 0, 0.5, 1),
      textAlign: 'right',
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    },
    'th:first-child': { textAlign: 'left', paddingLeft: 0, fontWeight: theme.typography.fontWeightRegular },
    'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
  }),
  part: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75) }),
  holds: css({ color: theme.colors.text.secondary, lineHeight: 1.35, margin: theme.spacing(0.5, 0, 0) }),
});
