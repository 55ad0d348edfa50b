import { CoreApp, type DataFrame, type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';

import { findGraphFrames } from '../../mesh/graphFrames';
import { isPublicDashboard } from '../../mesh/isPublicDashboard';
import { MeasureFormats } from '../../mesh/MeasureFormats';
import { type PanelOptions } from '../options/PanelOptions';
import { type View } from '../state/useViewState';
import { NarrowedView } from './NarrowedView';
import { PanelMessage } from '../parts/PanelMessage';
import { type Stale } from '../answers/useKeptAnswer';
import { type LastDrawn } from '../answers/useLastDrawn';

type Props = LastDrawn & { readonly view: View; readonly stale: Stale | undefined } & Pick<PanelProps<PanelOptions>, 'data' | 'options' | 'onOptionsChange' | 'width' | 'height'>;

/** The graph of some content, or what is the matter with it. A picture that gives way to a message is kept beneath it. */
export function GraphPane(props: Props) {
  const { view, drawn, stale, instead, frames, busy, data, options, onOptionsChange, width, height } = props;
  const theme = useTheme2();
  const formats = useMemo(() => toFormats(frames, theme), [frames, theme]);
  const isSaved = data.request?.app !== CoreApp.Explore && !isPublicDashboard();
  const keep = () => onOptionsChange({ ...options, ...view.state.arranged });
  return (
    <>
      {drawn && (
        <div style={{ display: instead ? 'none' : 'block' }}>
          <NarrowedView
            {...{ view, busy, stale, formats, options, width, height }}
            keep={isSaved ? keep : undefined}
            graph={drawn.graph}
            notices={drawn.notices}
            asRoot={!instead}
            range={data.request?.range ?? data.timeRange}
          />
        </div>
      )}
      {instead && <PanelMessage {...instead} {...{ width, height }} />}
    </>
  );
}

/** Of the graph's own frames alone: what other queries of the panel answer has fields of the same names. */
function toFormats(frames: readonly DataFrame[], theme: GrafanaTheme2): MeasureFormats {
  const { nodes, edges, responses } = findGraphFrames(frames);
  return new MeasureFormats([...nodes, ...edges, ...responses], theme);
}
