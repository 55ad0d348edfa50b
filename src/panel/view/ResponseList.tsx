import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { type GraphResponse } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { describeCode } from '../../mesh/responseCodes';
import { explainFlags } from '../../mesh/responseFlags';

interface Props {
  readonly responses: readonly GraphResponse[];
  readonly formats: MeasureFormats;
}

/** How the requests of an edge ended: code, flags with their meaning, rate and share. */
export function ResponseList({ responses, formats }: Props) {
  const styles = useStyles2(getStyles);
  if (responses.length === 0) {
    return null;
  }
  const total = responses.reduce((sum, { rate }) => sum + rate, 0);
  return (
    <section>
      <h4 className={styles.title}>Responses</h4>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Flags</th>
            <th scope="col">Rate</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {responses.map(({ protocol, code, grpcStatus, flags, rate }) => (
            <tr key={[protocol, code, grpcStatus, flags].join(' ')}>
              <td>{describeCode(code, grpcStatus)}</td>
              <td>
                {explainFlags(flags).map(({ flag, meaning }) => (
                  <div key={flag}>
                    <b>{flag}</b> <span className={styles.meaning}>{meaning}</span>
                  </div>
                ))}
              </td>
              <td className={styles.number}>{formats.text('requestRate', rate)}</td>
              <td className={styles.number}>{formats.text('errorRatio', total > 0 ? rate / total : 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ ...theme.typography.h6, margin: theme.spacing(2, 0, 0.5) }),
  table: css({
    width: '100%',
    'th, td': { padding: theme.spacing(0.5, 1, 0.5, 0), textAlign: 'left', verticalAlign: 'top' },
    'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
  }),
  meaning: css({ color: theme.colors.text.secondary }),
  number: css({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
});
