import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { Spinner, useStyles2 } from '@grafana/ui';

import { type Breakdown, type BreakdownRow } from '../../mesh/Breakdown';
import { testIds } from '../../mesh/testIds';
import { t } from '../../mesh/t';
import { Drawer } from '../parts/Drawer';
import { FactList } from '../parts/FactList';
import { ApplicationAdvice } from './ApplicationAdvice';
import { isPublicDashboard } from '../../mesh/isPublicDashboard';
import { type LatencyFormats } from './LatencyFormats';
import { OwnScaleBar } from './OwnScaleBar';
import { PartsOverTime } from './PartsOverTime';
import { PartTable } from './PartTable';
import { PercentileTable } from './PercentileTable';
import { RowActions } from './RowActions';
import { rowFacts } from './rowFacts';
import { type RowName, writtenName } from './rowNames';
import { lacksApplication } from './shownParts';
import { useHistory } from './useHistory';
import { type LatencyLook } from './useLatencyLook';

interface Props {
  readonly breakdown: Breakdown;
  readonly row: BreakdownRow;
  readonly name: RowName;
  readonly look: LatencyLook;
  readonly formats: LatencyFormats;
  /** The dashboard's. */
  readonly range: TimeRange | undefined;
  /** CSS pixels. */
  readonly width: number;
  readonly onShowInGraph: (() => void) | undefined;
  readonly onClose: () => void;
}

/** What the drawer's padding and scroll bar take, in CSS pixels. */
const padding = 48;

/** All about a row: its parts, over time too, how far they can be trusted, percentiles, where to go. */
export function RowDetails({ breakdown, row, name, look, formats, range, width, onShowInGraph, onClose }: Props) {
  const styles = useStyles2(getStyles);
  const history = useHistory(breakdown, row, range);
  const title = writtenName(name);
  const inner = Math.max(80, width - padding);
  return (
    <Drawer title={title} label={t('latency.details', 'Where the time of {{name}} goes', { name: title })} testId={testIds.latencyDetails} width={width} onClose={onClose}>
      <RowActions {...{ row, formats, range, onShowInGraph }} />
      {row.notes.length > 0 && (
        <section aria-label={t('latency.table.notes', 'Notes')}>
          {row.confidence === 'low' && <h4 className={styles.low}>{t('latency.low-confidence-title', '? Low confidence')}</h4>}
          <ul className={styles.notes}>
            {row.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      <OwnScaleBar {...{ row, look, formats }} width={inner} />
      <PartTable {...{ row, look, formats }} />
      <section aria-label={t('latency.over-time', 'Over time')}>
        <h4 className={styles.title}>{t('view.signals.range', 'Over the dashboard’s range')}</h4>
        {history.state === 'loading' && <Spinner />}
          {history.state === 'error' && <p className={styles.low}>{t('latency.range-failed', 'The range could not be asked: {{error}}', { error: history.text })}</p>}
        {history.state === 'nothing' && isPublicDashboard() && (
          <p>
            {t(
              'latency.public-range',
              'A public dashboard asks nothing when a row is opened: its query has to ask for a range to show the parts over time.'
            )}
          </p>
        )}
        {history.state === 'nothing' && !isPublicDashboard() && (
          <p>{t('latency.no-source', 'These frames do not say which data source they are of: ask for a range to see the parts over time.')}</p>
        )}
        {history.state === 'done' &&
          (history.points.length > 1 ? (
            <PartsOverTime points={history.points} {...{ row, range, look, formats }} width={inner} />
          ) : (
            <p>{t('latency.few-points', 'Too few points in this range: widen it to see the parts over time.')}</p>
          ))}
      </section>
      {row.percentiles.length > 0 && <PercentileTable percentiles={row.percentiles} formats={formats} />}
      {lacksApplication(row) && <ApplicationAdvice />}
      <h4 className={styles.title}>{t('latency.measured', 'Measured')}</h4>
      <FactList facts={rowFacts(row, formats)} />
    </Drawer>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ ...theme.typography.h6, margin: theme.spacing(2, 0, 0.5) }),
  low: css({ ...theme.typography.h6, color: theme.colors.warning.text, margin: theme.spacing(1.5, 0, 0.5) }),
  notes: css({ margin: theme.spacing(1, 0), paddingLeft: theme.spacing(2), li: { marginBottom: theme.spacing(0.5) } }),
});
