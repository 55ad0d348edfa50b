import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';

import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { testIds } from '../../mesh/testIds';
import { type Target } from '../picture/Focus';
import { CallList } from './CallList';
import { nameOf } from './describeTarget';
import { factsOf } from './factsOf';
import { FactList } from './FactList';
import { ResponseList } from './ResponseList';

interface Props {
  readonly graph: Graph;
  readonly formats: MeasureFormats;
  readonly target: Target;
  /** CSS pixels. */
  readonly width: number;
  readonly onSelect: (target: Target) => void;
  readonly onClose: () => void;
}

/** As wide as a phone, but never more than most of the panel. */
export function detailsWidth(panelWidth: number): number {
  return Math.min(360, Math.round(panelWidth * 0.8));
}

/** Everything about what is selected: its numbers, how its responses ended, who calls and is called. */
export function Details({ graph, formats, target, width, onSelect, onClose }: Props) {
  const styles = useStyles2(getStyles);
  const name = nameOf(graph, target);
  return (
    <aside className={styles.drawer} style={{ width }} data-testid={testIds.details} aria-label={`Details of ${name}`}>
      <header className={styles.header}>
        <h3 className={styles.title}>{name}</h3>
        <IconButton name="times" tooltip="Close (Escape)" onClick={onClose} />
      </header>
      <FactList facts={factsOf(graph, target, formats)} />
      {target.kind === 'edge' ? (
        <ResponseList responses={graph.responses.get(target.id) ?? []} formats={formats} />
      ) : (
        <>
          <CallList
            title="Called by"
            calls={graph.edges.filter((edge) => edge.target === target.id)}
            end="source"
            {...{ graph, formats, onSelect }}
          />
          <CallList
            title="Calls"
            calls={graph.edges.filter((edge) => edge.source === target.id)}
            end="target"
            {...{ graph, formats, onSelect }}
          />
        </>
      )}
    </aside>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  drawer: css({
    boxSizing: 'border-box',
    position: 'absolute',
    zIndex: 2,
    top: 0,
    right: 0,
    bottom: 0,
    overflow: 'auto',
    padding: theme.spacing(1.5, 2),
    background: theme.colors.background.elevated,
    borderLeft: `1px solid ${theme.colors.border.medium}`,
    boxShadow: theme.shadows.z2,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  header: css({ display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: theme.spacing(1) }),
  title: css({ ...theme.typography.h5, overflowWrap: 'anywhere', margin: theme.spacing(0, 0, 1) }),
});
