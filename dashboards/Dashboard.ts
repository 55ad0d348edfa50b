import { type MeshQuery } from '../src/mesh/MeshQuery';

/** The part of Grafana's dashboard JSON that the shipped dashboards use. */
export interface Dashboard {
  uid: string;
  title: string;
  description: string;
  tags: string[];
  schemaVersion: number;
  version: number;
  editable: boolean;
  graphTooltip: number;
  refresh: string;
  time: { from: string; to: string };
  timezone: string;
  templating: { list: Variable[] };
  annotations: { list: Annotation[] };
  links: DashboardLink[];
  panels: Panel[];
}

/** A dashboard variable; which members it has depends on its type. */
export interface Variable {
  name: string;
  label: string;
  description?: string;
  type: 'datasource' | 'query' | 'custom' | 'adhoc';
  [member: string]: unknown;
}

export interface Annotation {
  name: string;
  datasource: DataSourceRef;
  enable: boolean;
  iconColor: string;
  target: Target;
}

export interface DashboardLink {
  title: string;
  /** Every dashboard with the tags, or the one at the address. */
  type: 'dashboards' | 'link';
  tags: string[];
  url?: string;
  icon?: string;
  asDropdown: boolean;
  includeVars: boolean;
  keepTime: boolean;
}

export interface DataSourceRef {
  type: string;
  uid: string;
}

export type Target = Omit<MeshQuery, 'datasource'> & { datasource: DataSourceRef };

/** Where a panel lies on Grafana's grid of 24 columns; a row is 30 px high. */
export interface GridPos {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Panel {
  id: number;
  type: string;
  title: string;
  /** What it shows, and what to do when it is red. */
  description: string;
  gridPos: GridPos;
  datasource?: DataSourceRef;
  targets: Target[];
  fieldConfig: { defaults: Record<string, unknown>; overrides: unknown[] };
  options: Record<string, unknown>;
  transformations?: unknown[];
}
