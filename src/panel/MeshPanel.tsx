import { type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';

import { MeasureFormats } from '../mesh/MeasureFormats';
import { testIds } from '../mesh/testIds';
import { type PanelOptions } from './PanelOptions';
import { GraphView } from './view/GraphView';
import { Message } from './view/Message';
import { toPanelContent } from './view/panelContent';

/** The panel: a picture of the mesh where the frames hold one, otherwise a sentence that helps. */
export function MeshPanel({ data, options, onOptionsChange, width, height }: PanelProps<PanelOptions>) {
  const theme = useTheme2();
  const content = useMemo(() => toPanelContent(data), [data]);
  const formats = useMemo(() => new MeasureFormats(data.series, theme), [data.series, theme]);
  if (content.state === 'drawn') {
    const { graph, notices } = content;
    return <GraphView {...{ graph, notices, formats, options, onOptionsChange, width, height }} range={data.timeRange} />;
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
