import { type DataFrameJSON } from '@grafana/data';

export interface MeshShape {
  readonly nodes: number;
  readonly edgesPerNode: number;
  readonly namespaces: number;
  /** Share of the nodes that are replaced by new ones. */
  readonly churn?: number;
  /** Another one changes every number, and nothing else. */
  readonly round?: number;
  /** Share of the calls that have errors. */
  readonly failing?: number;
}

export function generateMesh(shape: MeshShape): DataFrameJSON[];
