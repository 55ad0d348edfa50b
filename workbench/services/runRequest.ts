import {
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  LoadingState,
  type PanelData,
  toDataFrame,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { catchError, defer, from, isObservable, map, merge, type Observable, of, scan, share, takeUntil, timer } from 'rxjs';

/** A query that takes longer than this shows that it is loading; before that nothing flickers. */
const showLoadingAfterMs = 200;

/** Asks a data source and turns what it answers into what a panel is given. */
export function runRequest(
  datasource: DataSourceApi,
  request: DataQueryRequest,
  query: DataSourceApi['query'] = (asked) => datasource.query(asked)
): Observable<PanelData> {
  const empty: PanelData = { state: LoadingState.Loading, series: [], request, timeRange: request.range };
  const answers = defer(() => {
    const result = query(request);
    return isObservable(result) ? result : from(result);
  }).pipe(
    scan(replacePacket, new Map<string, DataQueryResponse>()),
    map((packets) => toPanelData(request, [...packets.values()])),
    catchError((error: unknown) => of(failed(empty, error))),
    share()
  );
  return merge(answers, timer(showLoadingAfterMs).pipe(map(() => empty), takeUntil(answers)));
}

/** A later response with the same key replaces the earlier one. */
function replacePacket(packets: Map<string, DataQueryResponse>, response: DataQueryResponse) {
  return new Map(packets).set(response.key ?? '', response);
}

function toPanelData(request: DataQueryRequest, packets: DataQueryResponse[]): PanelData {
  const errors = packets.flatMap((packet) => packet.errors ?? (packet.error ? [packet.error] : []));
  const unfinished = packets.find((packet) => packet.state && packet.state !== LoadingState.Done);
  return {
    state: errors.length > 0 ? LoadingState.Error : (unfinished?.state ?? LoadingState.Done),
    series: packets.flatMap((packet) => packet.data).map((data) => toDataFrame(data)),
    errors: errors.length > 0 ? errors : undefined,
    error: errors[0],
    request,
    timeRange: request.range,
  };
}

function failed(empty: PanelData, cause: unknown): PanelData {
  const error = toDataQueryError(cause);
  return { ...empty, state: LoadingState.Error, error, errors: [error] };
}
