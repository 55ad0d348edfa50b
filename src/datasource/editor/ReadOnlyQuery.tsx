import { Alert } from '@grafana/ui';

import { type PartProps } from './PartProps';

/** A query of a type that is not known here, perhaps of a later version: it is shown as it was written. */
export function ReadOnlyQuery({ query }: PartProps) {
  const { refId: _, datasource: __, hide: ___, key: ____, ...own } = query;
  return (
    <Alert severity="info" title={`Queries of the type “${query.queryType}” are not known here`}>
      <p>The query below is kept as it is. Choose another type, or correct it as JSON.</p>
      <pre aria-label="Query as JSON">{JSON.stringify(own, null, 2)}</pre>
    </Alert>
  );
}
