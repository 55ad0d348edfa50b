import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useId } from 'react';

import { type GraphResponse } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { describeCode } from '../../mesh/responseCodes';
import { explainFlags, listFlags } from '../../mesh/responseFlags';
import { t } from '../../mesh/t';
import { UnansweredCalls } from './UnansweredCalls';

interface Props {
  readonly responses: readonly GraphResponse[];
  readonly formats: MeasureFormats;
}

/** How the requests and connections of an edge ended: code, flags with their meaning, rate and share. */
export function ResponseList({ responses, formats }: Props) {
  const connections = responses.filter(({ protocol }) => protocol === 'tcp');
  const requests = responses.filter(({ protocol }) => protocol !== 'tcp');
  return (
    <>
      <UnansweredCalls responses={requests} formats={formats} />
      <Ends title={t('view.responses.title', 'Responses')} measure="requestRate" responses={requests} formats={formats} />
      <Ends title={t('view.responses.connections', 'Connections that ended')} measure="tcpConnectionRate" responses={connections} formats={formats} />
    </>
  );
}

interface EndsProps extends Props {
  readonly title: string;
  /** The measure whose unit the rates have: connections have no code. */
  readonly measure: 'requestRate' | 'tcpConnectionRate';
}

function Ends({ title, measure, responses, formats }: EndsProps) {
  const styles = useStyles2(getStyles);
  const id = useId();
  if (responses.length === 0) {
    return null;
  }
  const total = responses.reduce((sum, { rate }) => sum + rate, 0);
  const coded = measure === 'requestRate';
  return (
    <section>
      <h4 className={styles.title} id={id}>
        {title}
      </h4>
      <table className={styles.table} aria-labelledby={id}>
        <thead>
          <tr>
            {coded && <th scope="col">{t('view.responses.code', 'Code')}</th>}
            <th scope="col">{t('view.responses.flags', 'Flags')}</th>
            <th scope="col">{t('view.responses.rate', 'Rate')}</th>
            <th scope="col">{t('view.responses.share', 'Share')}</th>
          </tr>
        </thead>
        <tbody>
          {responses.map(({ protocol, code, grpcStatus, flags, rate }) => (
            <tr key={[protocol, code, grpcStatus, flags].join(' ')}>
              {coded && <td>{describeCode(code, grpcStatus)}</td>}
              <td>
                {explainFlags(flags, protocol).map(({ flag, meaning }) => (
                  <div key={flag}>
                    <b>{flag}</b> <span className={styles.meaning}>{meaning}</span>
                  </div>
                ))}
                {!coded && listFlags(flags).length === 0 && <span className={styles.meaning}>{t('view.responses.none', 'none')}</span>}
              </td>
              <td className={styles.number}>{formats.text(measure, rate)}</td>
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
