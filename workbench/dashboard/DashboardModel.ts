import { type AdHocVariableFilter, type AnnotationQuery, type DataSourceRef, type DataTransformerConfig, type FieldConfigSource } from '@grafana/data';
import { type DataQuery, type VariableType } from '@grafana/schema';

/** The part of a dashboard's JSON file that the workbench shows. */
export interface DashboardModel {
  uid: string;
  title: string;
  description?: string;
  time?: { from: string; to: string };
  timezone?: string;
  /** How often to ask again, as a duration; empty for never. */
  refresh?: string;
  panels?: PanelModel[];
  templating?: { list?: VariableModel[] };
  annotations?: { list?: AnnotationQuery[] };
}

export interface PanelModel {
  id: number;
  type: string;
  title?: string;
  description?: string;
  transparent?: boolean;
  /** In columns of 24 and rows of about 38 pixels. */
  gridPos: { x: number; y: number; w: number; h: number };
  datasource?: DataSourceRef | null;
  targets?: DataQuery[];
  options?: object;
  fieldConfig?: FieldConfigSource;
  transformations?: DataTransformerConfig[];
  maxDataPoints?: number;
  interval?: string;
  /** Of a row: the panels that it holds while it is collapsed. */
  panels?: PanelModel[];
  collapsed?: boolean;
}

export interface VariableModel {
  name: string;
  label?: string;
  description?: string;
  type: VariableType;
  /** Of a query variable a query or its text, of others their values as text. */
  query?: string | DataQuery;
  datasource?: DataSourceRef;
  /** 0 shows all, 1 the value alone, 2 nothing. */
  hide?: 0 | 1 | 2;
  multi?: boolean;
  includeAll?: boolean;
  allValue?: string | null;
  regex?: string;
  sort?: number;
  /** 1 asks when the dashboard is loaded, 2 also when its time range changes. */
  refresh?: number;
  /** Of ad hoc filters: those that hold from the start. */
  filters?: AdHocVariableFilter[];
  current?: { value?: string | string[]; text?: string | string[] };
}
