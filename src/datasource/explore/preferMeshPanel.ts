import { type DataQueryResponse, isDataFrame } from '@grafana/data';

import { isGraphFrame } from '../../mesh/graphFrames';
import { isLatencyFrame } from '../../mesh/readBreakdown';

const meshPanel = 'alidade-mesh-panel';
/**
 * Has Explore show graphs and latency by the mesh panel, which it does for frames that name a panel.
 * Without the panel it falls back to the Node Graph, which a graph's frames satisfy as well, or to a table.
 */
export function preferMeshPanel(response: DataQueryResponse): DataQueryResponse {
  return {
    ...response,
    data: response.data.map((frame: unknown) =>
      isDataFrame(frame) && (isGraphFrame(frame) || isLatencyFrame(frame))
        ? { ...frame, meta: { ...frame.meta, preferredVisualisationPluginId: meshPanel } }
        : frame
    ),
  };
}
