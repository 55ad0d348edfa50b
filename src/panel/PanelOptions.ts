/** A number that can stand on an edge. */
export type EdgeLabelPart = 'rate' | 'latency' | 'errors' | 'throughput' | 'mtls';

/** What a dashboard saves of this panel. */
export interface PanelOptions {
  readonly edgeLabels: readonly EdgeLabelPart[];
  readonly showLegend: boolean;
}

export const defaultOptions: PanelOptions = {
  edgeLabels: ['rate', 'latency', 'errors'],
  showLegend: true,
};
