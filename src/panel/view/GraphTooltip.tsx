import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Portal, useStyles2, VizTooltipContainer } from '@grafana/ui';
import { type RefObject } from 'react';

import { type Point } from '../geometry/rects';
import { type Graph } from '../../mesh/Graph';
import { type MeasureFormats } from '../../mesh/MeasureFormats';
import { testIds } from '../../mesh/testIds';
import { type Target } from '../picture/Focus';
import { nameOf } from './describeTarget';
import { factsOf } from '../parts/factsOf';
import { FactList } from '../parts/FactList';
import { itemOf } from '../links/itemOf';
import { UnansweredCalls } from './UnansweredCalls';

interface Props {
  readonly graph: Graph;
  readonly formats: MeasureFormats;
  readonly target: Target;
  /** Where the pointer is, within the panel. */
  readonly at: Point;
  readonly within: RefObject<HTMLElement | null>;
}

/** The numbers of what the pointer is on. It lies over the page, so that a small panel does not cut it. */
export function GraphTooltip({ graph, formats, target, at, within }: Props) {
  const styles = useStyles2(getStyles);
  const corner = within.current?.getBoundingClientRect();
  const position = { x: (corner?.left ?? 0) + at.x, y: (corner?.top ?? 0) + at.y };
  return (
    <Portal>
      <VizTooltipContainer position={position} offset={{ x: 14, y: 14 }}>
        <div data-testid={testIds.tooltip} role="tooltip" className={styles.content}>
          <div className={styles.title}>{nameOf(graph, target)}</div>
          <FactList facts={factsOf(graph, target, formats)} />
          {target.kind === 'edge' && <UnansweredCalls responses={graph.responses.get(target.id) ?? []} formats={formats.of(itemOf(graph, target) ?? {})} />}
        </div>
      </VizTooltipContainer>
    </Portal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  content: css({ maxWidth: 360, overflowWrap: 'anywhere' }),
  title: css({ fontWeight: theme.typography.fontWeightMedium }),
});
