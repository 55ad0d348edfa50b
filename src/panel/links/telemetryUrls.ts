import { getDataSourceSrv } from '@grafana/runtime';

import { fillPlaceholders } from '../../mesh/fillPlaceholders';
import { type TelemetryLink, type TelemetryLinks } from '../../mesh/TelemetryLinks';
import { type AddressRange } from '../../mesh/AddressRange';
import { exploreAddress } from '../../mesh/exploreAddress';

export interface TelemetryUrls {
  readonly traces: string | undefined;
  readonly logs: string | undefined;
}

type Labels = Readonly<Record<string, string | undefined>>;

/**
 * Where Explore shows the traces and the logs of a pair, which its labels tell. Undefined where none is
 * configured that who looks may see, or where its query asks for a label that is not known of the pair.
 */
export function telemetryUrls({ traces, logs }: TelemetryLinks, labels: Labels, range: AddressRange): TelemetryUrls {
  return {
    traces: traces && toUrl(traces, labels, { range, toQuery: (query) => ({ queryType: 'traceql', query }) }),
    // Loki reads `expr`; data sources that speak Lucene read `query`.
    logs: logs && toUrl(logs, labels, { range, toQuery: (query) => ({ expr: query, query }) }),
  };
}

interface Address {
  readonly range: AddressRange;
  readonly toQuery: (text: string) => object;
}

function toUrl({ uid, query }: TelemetryLink, labels: Labels, { range, toQuery }: Address): string | undefined {
  const text = fillPlaceholders(query, labels);
  if (text === undefined) {
    return undefined;
  }
  const settings = getDataSourceSrv().getInstanceSettings(uid);
  if (!settings) {
    return undefined;
  }
  const queries = text.trim() === '' ? [] : [{ refId: 'A', datasource: { type: settings.type, uid }, ...toQuery(text) }];
  return exploreAddress(uid, queries, range);
}
