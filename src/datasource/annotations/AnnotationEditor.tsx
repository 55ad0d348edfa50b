import { useEffect, useRef } from 'react';

import { type QueryEditorProps } from '@grafana/data';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { type MeshSource } from '../MeshSource';
import { QueryForm } from '../editor/QueryForm';
import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';

/** What a new annotation tells. */
const start = { queryType: 'events', event: 'newVersion' } as const;

/** Grafana hands in the annotation too; its name and colour are edited elsewhere. */
type Props = Omit<QueryEditorProps<MeshSource, MeshQuery, MeshDataSourceOptions>, 'query'> & { query?: MeshQuery };

/**
 * Which events a dashboard shows. A new annotation is saved at once with what it tells: a public
 * dashboard runs the query as it was saved, without passing by here.
 */
export function AnnotationEditor({ query = { refId: 'Anno' }, onChange, ...rest }: Props) {
  const isNew = query.queryType !== 'events';
  const latest = useRef({ query, onChange });
  useEffect(() => {
    latest.current = { query, onChange };
  });
  useEffect(() => {
    if (isNew) {
      const { query, onChange } = latest.current;
      onChange({ ...start, ...query, queryType: 'events' });
    }
  }, [isNew]);
  return <QueryForm {...rest} query={{ ...query, queryType: 'events' }} onChange={onChange} types={['events']} />;
}
