import { Alert } from '@grafana/ui';

import { type PartProps } from './PartProps';

/** A query that this editor cannot change: it is shown as it was written, and runs as it is. */
export function ReadOnlyQuery({ query }: PartProps) {
  const { refId: _, datasource: __, hide: ___, key: ____, ...own } = query;
  return (
    <Alert severity="info" title={`Queries of the type “${query.queryType}” have no editor here yet`}>
      <p>The query below is kept and runs as it is. To change it, edit the JSON of the dashboard or rule that holds it.</p>
      <pre aria-label="Query as JSON">{JSON.stringify(own, null, 2)}</pre>
    </Alert>
  );
}
