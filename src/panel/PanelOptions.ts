import { type Hideable } from './find/hideParts';

/** A number that can stand on an edge. */
export type EdgeLabelPart = 'rate' | 'latency' | 'errors' | 'throughput' | 'mtls' | 'attempts';

/** What a dashboard saves of this panel. */
export interface PanelOptions {
  readonly edgeLabels: readonly EdgeLabelPart[];
  readonly showLegend: boolean;
  /** What is left out of the picture. */
  readonly hide: readonly Hideable[];
  /** A mesh with more nodes than this starts with its namespaces folded. */
  readonly foldAbove: number;
}

export const defaultOptions: PanelOptions = {
  edgeLabels: ['rate', 'latency', 'errors'],
  showLegend: true,
  hide: [],
  foldAbove: 150,
};
