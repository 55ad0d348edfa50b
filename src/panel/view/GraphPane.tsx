import { type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';

import { MeasureFormats } from '../../mesh/MeasureFormats';
import { testIds } from '../../mesh/testIds';
import { type PanelOptions } from '../PanelOptions';
import { GraphView } from './GraphView';
import { Message } from './Message';
import { type KeptGraph } from './useKeptGraph';

type Props = KeptGraph &
  Pick<PanelProps<PanelOptions>, 'data' | 'options' | 'onOptionsChange' | 'timeZone' | 'width' | 'height'>;

/** The graph of some content, or what is the matter with it. A picture that gives way to a message is kept beneath it. */
export function GraphPane({ drawn, stale, instead, frames, busy, data, options, onOptionsChange, timeZone, width, height }: Props) {
  const theme = useTheme2();
  const formats = useMemo(() => new MeasureFormats(frames, theme), [frames, theme]);
  const size = { width, height };
  return (
    <>
      {drawn && (
        <div style={{ display: instead ? 'none' : 'block' }}>
          <GraphView
            {...{ busy, stale, formats, options, onOptionsChange, timeZone, width, height }}
            graph={drawn.graph}
            notices={drawn.notices}
            asRoot={!instead}
            range={data.request?.range ?? data.timeRange}
          />
        </div>
      )}
      {instead && (
        <div data-testid={testIds.panel} data-state={instead.state} data-drawn-nodes={0} data-drawn-edges={0} style={size}>
          <Message {...instead} />
        </div>
      )}
    </>
  );
}
