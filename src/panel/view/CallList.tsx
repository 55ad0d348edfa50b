import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { eventRate } from '../../mesh/flows';
import { type Graph, type GraphEdge } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { t } from '../../mesh/t';
import { type Target } from '../picture/Focus';
import { failureText, rateText, type Write } from '../picture/callText';
import { nameOf } from './describeTarget';

interface Props {
  readonly title: string;
  readonly calls: readonly GraphEdge[];
  /** Which end of the call is named. */
  readonly end: 'source' | 'target';
  readonly graph: Graph;
  readonly formats: MeasureFormats;
  readonly onSelect: (target: Target) => void;
}

/** More calls than these nobody reads one by one. */
const most = 100;

/** The calls of a node in one direction; each opens its own details. */
export function CallList({ title, calls, end, graph, formats, onSelect }: Props) {
  const styles = useStyles2(getStyles);
  if (calls.length === 0) {
    return null;
  }
  const sorted = [...calls].sort((a, b) => eventRate(b.values) - eventRate(a.values));
  return (
    <section>
      <h4 className={styles.title}>{title}</h4>
      {sorted.slice(0, most).map((edge) => (
        <button
          key={edge.id}
          type="button"
          className={styles.call}
          onClick={() => onSelect({ kind: 'edge', id: edge.id })}
        >
          <span className={styles.name}>{nameOf(graph, { kind: 'node', id: edge[end] })}</span>
          <span className={styles.numbers}>{summary(edge, formats)}</span>
        </button>
      ))}
      {sorted.length > most && <p>{t('view.calls.more', 'And {{more}} more, which the table holds.', { more: sorted.length - most })}</p>}
    </section>
  );
}

function summary(edge: GraphEdge, all: MeasureFormats): string {
  const formats = all.of(edge);
  const write: Write = (measure, value) => formats.text(measure, value);
  const rate = rateText(edge, write);
  return rate ? [rate, failureText(edge, write)].filter(Boolean).join(' · ') : edge.stats.join(' · ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ ...theme.typography.h6, margin: theme.spacing(2, 0, 0.5) }),
  call: css({
    display: 'flex',
    width: '100%',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    padding: theme.spacing(0.5, 0),
    border: 'none',
    background: 'none',
    font: 'inherit',
    textAlign: 'left',
    '&:hover': { background: theme.colors.action.hover },
  }),
  name: css({ color: theme.colors.text.link, overflowWrap: 'anywhere' }),
  numbers: css({ color: theme.colors.text.primary, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
});
