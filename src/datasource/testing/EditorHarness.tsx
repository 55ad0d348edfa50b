import { useState } from 'react';

import { type CoreApp, type DataSourceInstanceSettings } from '@grafana/data';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { DataSource } from '../DataSource';
import { QueryEditor } from '../editor/QueryEditor';
import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';

import { SmallTemplateSrv, type SmallVariable } from './SmallTemplateSrv';

const settings = {
  id: 1,
  uid: 'mesh',
  type: 'alidade-istio-datasource',
  name: 'Istio mesh',
} as DataSourceInstanceSettings<MeshDataSourceOptions>;

/** A resource's answer: given, computed from what was asked, or a rejection. */
export type Answer = (body: unknown) => unknown;

/** What the backend's fetch errors look like. */
export function httpError(status: number, data: unknown) {
  return { status, statusText: '', data, config: { url: '' } };
}

/** A real data source whose backend is a table of answers. */
export function createDataSource(answers: Record<string, Answer>, variables: Record<string, SmallVariable> = {}) {
  const templates = new SmallTemplateSrv(variables);
  const datasource = new DataSource(settings, () => templates);
  const answer = async (path: string, body: unknown) => {
    const found = answers[path];
    if (!found) {
      throw httpError(404, { error: `${path} is not there` });
    }
    return found(body);
  };
  datasource.getResource = (path) => answer(path, undefined) as Promise<never>;
  datasource.postResource = (path, body) => answer(path, body) as Promise<never>;
  return datasource;
}

interface Props {
  datasource: DataSource;
  initial?: Partial<MeshQuery>;
  app?: CoreApp;
  /** Hears every query that the editor hands on, and that it asks to be run. */
  onChange?: (query: MeshQuery) => void;
  onRunQuery?: () => void;
}

/** Holds the query as a panel does. */
export function EditorHarness({ datasource, initial, app, onChange, onRunQuery = () => {} }: Props) {
  const [query, setQuery] = useState<MeshQuery>({ refId: 'A', ...initial });
  return (
    <QueryEditor
      datasource={datasource}
      query={query}
      app={app}
      onRunQuery={onRunQuery}
      onChange={(changed) => {
        setQuery(changed);
        onChange?.(changed);
      }}
    />
  );
}
