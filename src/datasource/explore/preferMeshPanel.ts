import { type DataQueryResponse, isDataFrame } from '@grafana/data';

const meshPanel = 'alidade-mesh-panel';
const graphKind = 'alidade.graph';

/**
 * Has Explore show a graph by the mesh panel, which it does for frames that name a panel. Without
 * the panel it falls back to the Node Graph, which the frames satisfy as well.
 */
export function preferMeshPanel(response: DataQueryResponse): DataQueryResponse {
  return {
    ...response,
    data: response.data.map((frame: unknown) =>
      isDataFrame(frame) && frame.meta?.custom?.kind === graphKind
        ? { ...frame, meta: { ...frame.meta, preferredVisualisationPluginId: meshPanel } }
        : frame
    ),
  };
}
