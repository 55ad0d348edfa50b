import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { t } from '../../mesh/t';
import { sparklinePath } from './sparklinePath';
import { type Signals } from './signalsOf';

interface Props {
  readonly signals: Signals;
  readonly formats: MeasureFormats;
}

/** Of the drawing; it is stretched to the room that there is. */
const size = { width: 130, height: 24 };

/** How signals went over the dashboard's range, percentiles of both sides, who spoke to whom. */
export function SignalList({ signals, formats }: Props) {
  const styles = useStyles2(getStyles);
  const { trends, percentiles, principals } = signals;
  return (
    <>
      {trends.length > 0 && <h4 className={styles.title}>{t('view.signals.range', 'Over the dashboard’s range')}</h4>}
      {trends.map(({ name, measure, values }) => {
        const known = values.filter(Number.isFinite);
        const most = formats.text(measure, known.length > 0 ? Math.max(...known) : undefined);
        return (
          <div key={name} className={styles.trend}>
            <span>{name}</span>
            <svg
              className={styles.trendline}
              viewBox={`0 0 ${size.width} ${size.height}`}
              preserveAspectRatio="none"
              role="img"
              aria-label={t('view.signals.trend', '{{name}} over the dashboard’s range, at most {{most}}', { name, most })}
            >
              <path className={styles.line} d={sparklinePath(values, size)} />
            </svg>
            <span className={styles.most}>≤ {most}</span>
          </div>
        );
      })}
      {percentiles.length > 0 && (
        <table className={styles.table}>
          <caption>{t('view.signals.latency', 'Latency, as both sides saw it')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('view.signals.statistic', 'Statistic')}</th>
              <th scope="col">{t('view.signals.caller', 'Caller')}</th>
              <th scope="col">{t('view.signals.callee', 'Callee')}</th>
            </tr>
          </thead>
          <tbody>
            {percentiles.map(({ statistic, source, destination }) => (
              <tr key={statistic}>
                <th scope="row">{statistic}</th>
                <td>{formats.text('latencyMs', source)}</td>
                <td>{formats.text('latencyMs', destination)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {principals.length > 0 && (
        <section>
          <h4 className={styles.title}>{t('view.signals.principals', 'TLS principals')}</h4>
          {principals.map((pair) => (
            <div key={pair} className={styles.principal}>
              {pair}
            </div>
          ))}
        </section>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  trend: css({
    display: 'grid',
    gridTemplateColumns: '88px 1fr 84px',
    gap: theme.spacing(1),
    alignItems: 'center',
    color: theme.colors.text.secondary,
  }),
  // From zero, which the line below stands for, to the largest value.
  trendline: css({ width: '100%', height: size.height, borderBottom: `1px solid ${theme.colors.border.medium}` }),
  line: css({ vectorEffect: 'non-scaling-stroke', fill: 'none', stroke: theme.colors.primary.text, strokeWidth: 1.5 }),
  most: css({ textAlign: 'right', fontVariantNumeric: 'tabular-nums', color: theme.colors.text.primary }),
  table: css({
    width: '100%',
    caption: { captionSide: 'top', ...theme.typography.h6, padding: theme.spacing(2, 0, 0.5), color: theme.colors.text.primary },
    'th, td': { padding: theme.spacing(0.25, 1, 0.25, 0), fontVariantNumeric: 'tabular-nums' },
    'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
  }),
  title: css({ ...theme.typography.h6, margin: theme.spacing(2, 0, 0.5) }),
  principal: css({ overflowWrap: 'anywhere' }),
});
