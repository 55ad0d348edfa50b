import { type PanelPlugin } from '@grafana/data';
import { statPanel } from './statPanel';
import { tablePanel } from './tablePanel';
import { textPanel } from './textPanel';
import { timeSeriesPanel } from './timeSeriesPanel';

/** Stand-ins for Grafana's own panels, which are not published: enough to show a dashboard's numbers. */
export const corePanels: Record<string, () => PanelPlugin> = {
  timeseries: timeSeriesPanel,
  stat: statPanel,
  table: tablePanel,
  text: textPanel,
};
