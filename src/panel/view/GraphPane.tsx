import { type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';

import { MeasureFormats } from '../../mesh/MeasureFormats';
import { type PanelOptions } from '../PanelOptions';
import { NarrowedView } from './NarrowedView';
import { PanelMessage } from './PanelMessage';
import { type GraphContent } from './useGraphContent';

type Props = GraphContent & Pick<PanelProps<PanelOptions>, 'data' | 'options' | 'onOptionsChange' | 'width' | 'height'>;

/** The graph of some content, or what is the matter with it. */
export function GraphPane({ content, frames, busy, data, options, onOptionsChange, width, height }: Props) {
  const theme = useTheme2();
  const formats = useMemo(() => new MeasureFormats(frames, theme), [frames, theme]);
  if (content.state === 'drawn') {
    const { graph, notices } = content;
    return (
      <NarrowedView
        {...{ graph, notices, busy, formats, options, onOptionsChange, width, height }}
        range={data.request?.range ?? data.timeRange}
      />
    );
  }
  return <PanelMessage state={content.state} title={content.title} advice={content.advice} {...{ width, height }} />;
}
