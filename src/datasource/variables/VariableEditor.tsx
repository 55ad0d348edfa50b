import { type QueryEditorProps } from '@grafana/data';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { type MeshSource } from '../MeshSource';
import { QueryForm } from '../editor/QueryForm';
import { type MeshDataSourceOptions } from '../MeshDataSourceOptions';

import { toValuesQuery } from './toValuesQuery';

type Props = QueryEditorProps<MeshSource, MeshQuery, MeshDataSourceOptions>;

/** Which label's values a dashboard variable offers, and what narrows them. */
export function VariableEditor({ query, onChange, ...rest }: Props) {
  return (
    <QueryForm
      {...rest}
      query={toValuesQuery(query)}
      onChange={(changed) => onChange(toValuesQuery(changed))}
      types={['values']}
    />
  );
}
