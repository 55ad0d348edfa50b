import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { type BreakdownPercentile, type Estimate } from '../../mesh/Breakdown';
import { t } from '../../mesh/t';
import { type LatencyFormats } from './LatencyFormats';

interface Props {
  readonly percentiles: readonly BreakdownPercentile[];
  readonly formats: LatencyFormats;
}

/** Percentiles of both sides with the bounds of their buckets. They stand side by side: they do not subtract. */
export function PercentileTable({ percentiles, formats }: Props) {
  const styles = useStyles2(getStyles);
  const withApplication = percentiles.some(({ application }) => application);
  return (
    <table className={styles.table}>
      <caption>{t('latency.percentiles', 'Percentiles, and between which bounds they lie')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('view.signals.statistic', 'Statistic')}</th>
          <th scope="col">{t('view.signals.caller', 'Caller')}</th>
          <th scope="col">{t('view.signals.callee', 'Callee')}</th>
          {withApplication && <th scope="col">{t('latency.application', 'Application')}</th>}
        </tr>
      </thead>
      <tbody>
        {percentiles.map(({ statistic, source, destination, application }) => (
          <tr key={statistic}>
            <th scope="row">{statistic}</th>
            <Cell estimate={source} formats={formats} />
            <Cell estimate={destination} formats={formats} />
            {withApplication && <Cell estimate={application} formats={formats} />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ estimate, formats }: { readonly estimate: Estimate | undefined; readonly formats: LatencyFormats }) {
  const styles = useStyles2(getStyles);
  return (
    <td>
      {formats.ms(estimate?.ms)}
      {estimate?.fromMs !== undefined && <div className={styles.bounds}>{describeBounds(estimate, formats)}</div>}
    </td>
  );
}

/** `250 to 500 ms`; the last bucket has no end. */
function describeBounds({ fromMs = 0, toMs }: Estimate, formats: LatencyFormats): string {
  return toMs === undefined ? t('latency.over', 'over {{bound}}', { bound: formats.ms(fromMs) }) : formats.between(fromMs, toMs);
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    caption: { captionSide: 'top', ...theme.typography.h6, padding: theme.spacing(2, 0, 0.5), color: theme.colors.text.primary },
    'th, td': { padding: theme.spacing(0.25, 1, 0.25, 0), verticalAlign: 'top', fontVariantNumeric: 'tabular-nums' },
    'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
  }),
  bounds: css({ color: theme.colors.text.secondary }),
});
