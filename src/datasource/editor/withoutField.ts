import { type MeshQuery } from '../../mesh/MeshQuery';

/** The query without the field itself: its own choice must not hide the others. */
export function withoutField(query: MeshQuery, field: string): MeshQuery {
  const [first = '', second] = field.split('.');
  const name = first as keyof MeshQuery;
  const { [name]: own, ...rest } = query;
  const others = Object.fromEntries(Object.entries(own ?? {}).filter(([property]) => property !== second));
  if (second === undefined || Object.keys(others).length === 0) {
    return rest as MeshQuery;
  }
  return { ...rest, [name]: others } as MeshQuery;
}
