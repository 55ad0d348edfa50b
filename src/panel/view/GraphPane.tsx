import { type DataFrame, type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';

import { findGraphFrames } from '../../mesh/graphFrames';
import { MeasureFormats } from '../../mesh/MeasureFormats';
import { testIds } from '../../mesh/testIds';
import { type PanelOptions } from '../PanelOptions';
import { GraphView } from './GraphView';
import { Message } from './Message';
import { type GraphContent } from './useGraphContent';

type Props = GraphContent & Pick<PanelProps<PanelOptions>, 'data' | 'options' | 'onOptionsChange' | 'width' | 'height'>;

/** The graph of some content, or what is the matter with it. */
export function GraphPane({ content, frames, busy, data, options, onOptionsChange, width, height }: Props) {
  const theme = useTheme2();
  const formats = useMemo(() => toFormats(frames, theme), [frames, theme]);
  if (content.state === 'drawn') {
    const { graph, notices } = content;
    return (
      <GraphView
        {...{ graph, notices, busy, formats, options, onOptionsChange, width, height }}
        range={data.request?.range ?? data.timeRange}
      />
    );
  }
  return (
    <div
      data-testid={testIds.panel}
      data-state={content.state}
      data-drawn-nodes={0}
      data-drawn-edges={0}
      style={{ width, height }}
    >
      <Message state={content.state} title={content.title} advice={content.advice} />
    </div>
  );
}

/** Of the graph's own frames alone: what other queries of the panel answer has fields of the same names. */
function toFormats(frames: readonly DataFrame[], theme: GrafanaTheme2): MeasureFormats {
  const { nodes, edges, responses } = findGraphFrames(frames);
  return new MeasureFormats([...nodes, ...edges, ...responses], theme);
}
