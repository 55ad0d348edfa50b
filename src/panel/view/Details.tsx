import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { testIds } from '../../mesh/testIds';
import { t } from '../../mesh/t';
import { type Target } from '../picture/Focus';
import { CallList } from './CallList';
import { nameOf } from './describeTarget';
import { DetailLinks } from './DetailLinks';
import { Drawer } from '../parts/Drawer';
import { factsOf } from '../parts/factsOf';
import { FactList } from '../parts/FactList';
import { itemOf } from '../links/itemOf';
import { ResponseList } from './ResponseList';
import { SignalList } from './SignalList';
import { useSignals } from './useSignals';

interface Props {
  readonly graph: Graph;
  readonly formats: MeasureFormats;
  readonly target: Target;
  /** The dashboard's. */
  readonly range: TimeRange | undefined;
  /** CSS pixels. */
  readonly width: number;
  readonly onSelect: (target: Target) => void;
  /** Narrows the picture to what is around. */
  readonly onFocus: (target: Target) => void;
  readonly onClose: () => void;
}

/** Everything about what is selected: its numbers, how its responses ended, who calls and is called. */
export function Details({ graph, formats: all, target, range, width, onSelect, onFocus, onClose }: Props) {
  const styles = useStyles2(getStyles);
  const name = nameOf(graph, target);
  const formats = all.of(itemOf(graph, target) ?? {});
  const { signals, error } = useSignals(graph, target, range);
  return (
    <Drawer title={name} label={t('view.details.label', 'Details of {{name}}', { name })} testId={testIds.details} width={width} onClose={onClose}>
      <DetailLinks {...{ graph, target, range, onFocus }} formats={all} />
      <FactList facts={factsOf(graph, target, all)} />
      {error !== undefined && (
        <p role="alert" className={styles.error}>
          {t('view.details.range-failed', 'The dashboard’s range could not be asked: {{error}}', { error })}
        </p>
      )}
      {signals && <SignalList signals={signals} formats={formats} />}
      {target.kind === 'edge' ? (
        <ResponseList responses={graph.responses.get(target.id) ?? []} formats={formats} />
      ) : (
        <>
          <CallList
            title={t('view.details.called-by', 'Called by')}
            calls={graph.edges.filter((edge) => edge.target === target.id)}
            end="source"
            {...{ graph, onSelect }}
            formats={all}
          />
          <CallList
            title={t('view.details.calls', 'Calls')}
            calls={graph.edges.filter((edge) => edge.source === target.id)}
            end="target"
            {...{ graph, onSelect }}
            formats={all}
          />
        </>
      )}
    </Drawer>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  error: css({ color: theme.colors.error.text, overflowWrap: 'anywhere' }),
});
