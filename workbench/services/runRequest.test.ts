import { type DataQueryRequest, type DataQueryResponse, type DataSourceApi, dateTime, LoadingState, toDataFrame } from '@grafana/data';
import { lastValueFrom, NEVER, type Observable, of, take, throwError, toArray } from 'rxjs';
import { runRequest } from './runRequest';

const time = dateTime('2026-01-31T12:00:00Z');
const range = { from: time, to: time, raw: { from: time, to: time } };
const request = { requestId: 'one', targets: [{ refId: 'A' }], range } as unknown as DataQueryRequest;
const frame = (name: string) => toDataFrame({ name, fields: [] });

/** What a panel gets from a data source that answers like this. */
function results(answer: Observable<DataQueryResponse> | Promise<DataQueryResponse>) {
  return runRequest({} as DataSourceApi, request, () => answer);
}

const names = (series: Array<{ name?: string }>) => series.map(({ name }) => name);

test('an answer reaches the panel with its request and its time range', async () => {
  const data = await lastValueFrom(results(of({ data: [frame('edges')] })));
  expect(data).toMatchObject({ state: LoadingState.Done, request, timeRange: range, errors: undefined });
  expect(names(data.series)).toEqual(['edges']);
});

test('a promise is as good as an observable', async () => {
  expect((await lastValueFrom(results(Promise.resolve({ data: [] })))).state).toBe(LoadingState.Done);
});

test('a later packet replaces the one with the same key, and joins the others', async () => {
  const packets = of({ key: 'a', data: [frame('old')] }, { key: 'b', data: [frame('b')] }, { key: 'a', data: [frame('new')] });
  expect(names((await lastValueFrom(results(packets))).series)).toEqual(['new', 'b']);
});

test('an error of one query is told beside the data of the others', async () => {
  const data = await lastValueFrom(results(of({ data: [frame('edges')], errors: [{ refId: 'B', message: 'no such signal' }] })));
  expect(data.state).toBe(LoadingState.Error);
  expect(data.error?.message).toBe('no such signal');
  expect(names(data.series)).toEqual(['edges']);
});

test('a data source that throws gives an error with its message', async () => {
  const data = await lastValueFrom(results(throwError(() => new Error('the backend is gone'))));
  expect(data).toMatchObject({ state: LoadingState.Error, series: [] });
  expect(data.errors?.[0]?.message).toBe('the backend is gone');
});

test('an answer at once does not flicker', async () => {
  const states = await lastValueFrom(results(of({ data: [] })).pipe(toArray()));
  expect(states.map(({ state }) => state)).toEqual([LoadingState.Done]);
});

test('an answer that takes its time is announced', async () => {
  const first = await lastValueFrom(results(NEVER).pipe(take(1)));
  expect(first.state).toBe(LoadingState.Loading);
});
