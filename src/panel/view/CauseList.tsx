import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { type Cause } from '../find/rankCauses';
import { type Target } from '../picture/Focus';
import { nameOf } from './describeTarget';

interface Props {
  readonly graph: Graph;
  readonly causes: readonly Cause[];
  readonly formats: MeasureFormats;
  readonly onSelect: (target: Target) => void;
}

/** More than anybody reads; the table holds them all. */
const most = 50;

/** Where errors may have started, the likeliest first; each opens its own details. */
export function CauseList({ graph, causes, formats, onSelect }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <p>Failing calls, the deepest first: errors travel from the one that is called to those who call.</p>
      <ol className={styles.list}>
        {causes.slice(0, most).map(({ edge, symptoms, deepest }) => {
          const target: Target = { kind: 'edge', id: edge.id };
          return (
            <li key={edge.id}>
              <button type="button" className={styles.cause} onClick={() => onSelect(target)}>
                <span className={styles.name}>{nameOf(graph, target)}</span>
                <span>
                  {formats.text('errorRatio', edge.values.errorRatio)} errors · {reason(symptoms, deepest)}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function reason(symptoms: number, deepest: boolean): string {
  if (!deepest) {
    return 'its callee’s own calls fail too';
  }
  return symptoms === 0 ? 'no other call fails because of it' : `may explain ${symptoms} other failing ${symptoms === 1 ? 'call' : 'calls'}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, paddingLeft: theme.spacing(2.5) }),
  cause: css({
    display: 'flex',
    flexDirection: 'column',
    width: '100%',
    padding: theme.spacing(0.5, 0),
    border: 'none',
    background: 'none',
    font: 'inherit',
    textAlign: 'left',
    '&:hover': { background: theme.colors.action.hover },
  }),
  name: css({ color: theme.colors.text.link, overflowWrap: 'anywhere' }),
});
