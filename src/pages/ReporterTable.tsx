import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { t } from '../mesh/t';

import { localNumber } from './localNumber';

import { type SeriesByReporter } from './Health';

/** What a graph begins with, as the backend counts it. */
const metrics = [
  { metric: 'istio_requests_total', words: () => t('reporters.http', 'HTTP and gRPC') },
  { metric: 'istio_tcp_sent_bytes_total', words: () => 'TCP' },
];

/** Reporters in the order of a call's way; ztunnel reports as source and destination. */
const order = ['source', 'waypoint', 'destination'];

/** How many active series each reporter has. */
export function ReporterTable({ series }: { series: SeriesByReporter }) {
  const styles = useStyles2(getStyles);
  const others = Object.values(series).flatMap((counts) => Object.keys(counts)).filter((name) => !order.includes(name));
  const reporters = [...order, ...new Set(others)];
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{t('reporters.caption', 'Active series by reporter')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('reporters.calls', 'Calls')}</th>
          {reporters.map((name) => (
            <th key={name} scope="col">
              {name || t('reporters.unnamed', 'unnamed')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {metrics.map(({ metric, words }) => (
          <tr key={metric}>
            <th scope="row">{words()}</th>
            {reporters.map((name) => (
              <td key={name}>{localNumber(series[metric]?.[name] ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    alignSelf: 'flex-start',
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'normal',
    'th, td': { padding: theme.spacing(0.25, 1.5, 0.25, 0), textAlign: 'right', fontWeight: theme.typography.fontWeightRegular },
    'th:first-child': { textAlign: 'left' },
    'thead th': { color: theme.colors.text.secondary },
  }),
  caption: css({ captionSide: 'top', color: theme.colors.text.secondary, padding: 0, textAlign: 'left' }),
});
