import { catchError, concat, concatMap, defer, EMPTY, finalize, from, map, merge, type Observable, of } from 'rxjs';

import {
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  dateTime,
  isDataFrame,
  LoadingState,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';

import { evaluatedAt, latencyMissing } from '../mesh/steps';
import { type Include, type MeshQuery } from '../mesh/MeshQuery';

import { type FirstSteps } from './FirstSteps';
import { placeholders } from './placeholders';

type Request = DataQueryRequest<MeshQuery>;

/** A query with what our own backend takes beside Grafana's envelope. */
type SteppedQuery = MeshQuery & { step: 'first' };

interface Asking {
  request: Request;
  ask: (request: Request) => Observable<DataQueryResponse>;
  /** A query with its variables filled in, as the backend will read it. */
  filledIn: (query: MeshQuery) => MeshQuery;
  /** What the first steps of graphs hold up. */
  firstSteps: FirstSteps;
}

/**
 * The states in which the first step is handed on, one right after the other. A dashboard shows no panel
 * that has only been loading so far; once it has data, it shows that it is loading, and can be cancelled.
 */
const shownFirst = [LoadingState.Streaming, LoadingState.Loading] as const;

/**
 * Answers a request twice where it asks for graphs with latency, which takes several times as long as
 * all else that a graph is made of.
 *
 * 1. All is asked but latency, and shown while the request is still loading.
 * 2. The graphs that came are asked again with latency; the backend has the rest of the answer at hand.
 *    What else was asked stays as it came.
 *
 * Where the first step fails, that is the answer. Where only the second does, a notice on the graph says
 * so. Both go by the request's own id, one after the other: whoever cancels it cancels the one under way.
 *
 * What else the same dashboard asks is sent after the second step.
 */
export function inTwoSteps({ request, ask, filledIn, firstSteps }: Asking): Observable<DataQueryResponse> {
  const dashboard = request.dashboardUID ?? '';
  const includes = new Map(request.targets.map((query) => [query.refId, withoutLatency(filledIn(query))]));
  if (![...includes.values()].some((include) => include !== undefined)) {
    const quick = request.targets.every(({ queryType }) => queryType === 'graph' || queryType === 'values');
    return quick ? ask(request) : firstSteps.after(dashboard, () => ask(request));
  }
  return defer(() => {
    const sent = firstSteps.begin(dashboard);
    return stepByStep({ request, ask, includes, sent }).pipe(finalize(sent));
  });
}

interface Stepping extends Pick<Asking, 'request' | 'ask'> {
  /** What the first step of each graph includes; undefined for what is asked once. */
  includes: ReadonlyMap<string, Include[] | undefined>;
  /** Called when the second step is on its way. */
  sent: () => void;
}

function stepByStep({ request, ask, includes, sent }: Stepping): Observable<DataQueryResponse> {
  const key = request.targets[0]?.refId;
  const targets = request.targets.map((query): MeshQuery | SteppedQuery => {
    const include = includes.get(query.refId);
    return include ? { ...query, include, step: 'first' } : query;
  });
  return ask({ ...request, targets }).pipe(
    concatMap((first) => {
      const again = request.targets.filter(({ refId }) => includes.get(refId) && !errorOf(first, refId));
      if (again.length === 0) {
        return of({ ...first, key });
      }
      const shown = { ...first, key, error: undefined, errors: undefined };
      const second = ask({ ...request, ...momentOf(first, request), targets: again }).pipe(
        catchError((cause: unknown) => of<DataQueryResponse>({ data: [], error: toDataQueryError(cause) })),
        map((rest) => ({ ...joined(request.targets, { first, rest, again }), key }))
      );
      const thenOthers = defer(() => {
        sent();
        return EMPTY;
      });
      return concat(from(shownFirst.map((state) => ({ ...shown, state }))), merge(second, thenOthers));
    })
  );
}

/** What a graph includes but latency; undefined for what is asked as it is. */
function withoutLatency({ queryType, include, hide }: MeshQuery): Include[] | undefined {
  const included: readonly string[] = include ?? placeholders.include.split(', ');
  return queryType === 'graph' && !hide && included.includes('latency')
    ? (included.filter((part) => part !== 'latency') as Include[])
    : undefined;
}

/** The moment that the first step looked at, where that is before the end of the range. */
function momentOf(first: DataQueryResponse, { range }: Request): Partial<Request> {
  const at = framesOf(first).map(evaluatedAt).find((time) => time !== undefined);
  return at !== undefined && at < range.to.valueOf() ? { range: { ...range, to: dateTime(at) } } : {};
}

interface Steps {
  first: DataQueryResponse;
  rest: DataQueryResponse;
  /** What was asked twice. */
  again: readonly MeshQuery[];
}

/** Both answers as one, in the order of the queries. */
function joined(targets: readonly MeshQuery[], { first, rest, again }: Steps): DataQueryResponse {
  const data = targets.flatMap(({ refId }) => {
    const before = framesOf(first, refId);
    if (!again.some((query) => query.refId === refId)) {
      return before;
    }
    const failure = errorOf(rest, refId);
    return failure ? noted(before, [latencyMissing(), textOf(failure)].join(' ')) : framesOf(rest, refId);
  });
  const errors = errorsOf(first);
  const traceIds = [...(first.traceIds ?? []), ...(rest.traceIds ?? [])];
  return {
    data,
    state: errors.length > 0 ? LoadingState.Error : LoadingState.Done,
    ...(errors.length > 0 && { error: errors[0], errors }),
    ...(traceIds.length > 0 && { traceIds }),
  };
}

function framesOf({ data }: DataQueryResponse, refId?: string): DataFrame[] {
  return data.filter((frame): frame is DataFrame => isDataFrame(frame) && (refId === undefined || frame.refId === refId));
}

function errorsOf({ error, errors }: DataQueryResponse): DataQueryError[] {
  return errors ?? (error ? [error] : []);
}

/** What went wrong with a query: an error that names none is of all. */
function errorOf(response: DataQueryResponse, refId: string): DataQueryError | undefined {
  return errorsOf(response).find((error) => error.refId === undefined || error.refId === refId);
}

function textOf({ message, data, statusText }: DataQueryError): string {
  return message ?? data?.message ?? statusText ?? 'The query failed without saying why.';
}

function noted(frames: readonly DataFrame[], text: string): DataFrame[] {
  return frames.map((frame, index) =>
    index === 0
      ? { ...frame, meta: { ...frame.meta, notices: [...(frame.meta?.notices ?? []), { severity: 'warning', text }] } }
      : frame
  );
}
