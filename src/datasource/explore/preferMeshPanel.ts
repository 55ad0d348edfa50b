import { type DataQueryResponse, isDataFrame } from '@grafana/data';

const meshPanel = 'alidade-mesh-panel';
/** What the panel draws: graphs, and where the time of calls goes. */
const kinds: unknown[] = ['alidade.graph', 'alidade.latency'];

/**
 * Has Explore show graphs and latency by the mesh panel, which it does for frames that name a panel.
 * Without the panel it falls back to the Node Graph, which a graph's frames satisfy as well, or to a table.
 */
export function preferMeshPanel(response: DataQueryResponse): DataQueryResponse {
  return {
    ...response,
    data: response.data.map((frame: unknown) =>
      isDataFrame(frame) && kinds.includes(frame.meta?.custom?.kind)
        ? { ...frame, meta: { ...frame.meta, preferredVisualisationPluginId: meshPanel } }
        : frame
    ),
  };
}
