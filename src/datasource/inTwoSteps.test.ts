import { type DataFrame, type DataQueryRequest, type DataQueryResponse, dateTime, LoadingState, toDataFrame } from '@grafana/data';
import { type Observable, Subject } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';

import { type Include, type MeshQuery } from '../mesh/MeshQuery';

import { FirstSteps } from './FirstSteps';
import { inTwoSteps } from './inTwoSteps';

type Request = DataQueryRequest<MeshQuery>;

const range = { from: dateTime(1_000), to: dateTime(61_000), raw: { from: 'now-1m', to: 'now' } };
const graph: MeshQuery = { refId: 'A', queryType: 'graph' };
const metric: MeshQuery = { refId: 'B', queryType: 'metric' };

function requestOf(...targets: MeshQuery[]): Request {
  return { requestId: 'Q1', targets, range, app: 'dashboard', scopedVars: {} } as unknown as Request;
}

/** A frame that says which step of which query it is of. */
function frame(refId: string, step: 1 | 2 = 1, at?: number): DataFrame {
  const custom = step === 1 ? { step: 'first', evaluatedAt: at } : {};
  return toDataFrame({ refId, name: `${refId}${step}`, fields: [], meta: { custom } });
}

const first: DataQueryResponse = { data: [frame('A')], state: LoadingState.Done };
const second: DataQueryResponse = { data: [frame('A', 2)], state: LoadingState.Done };
const refused = { refId: 'A', message: 'The server took too long.' };

/** What is shown of an answer. */
function shown({ data, state, key, errors }: DataQueryResponse): string {
  const names = (data as DataFrame[]).map(({ name, meta }) => [name, ...(meta?.notices ?? []).map(({ text }) => text)].join(': '));
  return [key, state, names.join(' '), ...(errors ?? []).map(({ message }) => message)].join(' | ');
}

interface Case {
  request?: Request;
  /** What each question is answered with, as marbles. */
  answers: string[];
  values: Record<string, DataQueryResponse>;
  filledIn?: (query: MeshQuery) => MeshQuery;
}

/** Runs a request in marble time: what is shown and when, and what is asked and when. */
function run({ request = requestOf(graph), answers, values, filledIn = (query) => query }: Case) {
  const asked: Request[] = [];
  const said: string[] = [];
  const times: number[] = [];
  const scheduler = new TestScheduler(() => true);
  scheduler.run(({ cold }) => {
    const ask = (question: Request): Observable<DataQueryResponse> => {
      asked.push(question);
      const marbles = answers[asked.length - 1];
      if (marbles === undefined) {
        throw new Error('nobody answers this question');
      }
      times.push(scheduler.now());
      return cold(marbles, values);
    };
    inTwoSteps({ request, ask, filledIn, firstSteps: new FirstSteps() }).subscribe({
      next: (response) => said.push(`${scheduler.now()} ${shown(response)}`),
      complete: () => said.push(`${scheduler.now()} end`),
    });
  });
  return { asked, said, times };
}

it('shows a graph without latency while it loads, and then all of it', () => {
  const { asked, said } = run({ answers: ['--(a|)', '---(b|)'], values: { a: first, b: second } });
  expect(said).toEqual(['2 A | Streaming | A1', '2 A | Loading | A1', '5 A | Done | A2', '5 end']);
  expect(asked.map(({ targets }) => targets)).toEqual([
    [{ ...graph, include: ['security', 'tcp'], step: 'first' }],
    [graph],
  ]);
});

it('asks both under the request’s own id, one after the other, so that whoever cancels it cancels either', () => {
  const { asked, times } = run({ answers: ['--(a|)', '---(b|)'], values: { a: first, b: second } });
  expect(asked.map(({ requestId }) => requestId)).toEqual(['Q1', 'Q1']);
  expect(times).toEqual([0, 2]);
});

it('looks at the moment of the first step where the range ends later', () => {
  const early = { data: [frame('A', 1, 31_000)] };
  const { asked } = run({ answers: ['(a|)', '(b|)'], values: { a: early, b: second } });
  expect(asked.map(({ range: { from, to } }) => [from.valueOf(), to.valueOf()])).toEqual([
    [1_000, 61_000],
    [1_000, 31_000],
  ]);
  expect(asked[1]?.range.raw).toEqual(range.raw);
});

it.each<[string, Partial<MeshQuery>]>([
  ['of another type', { queryType: 'latency' }],
  ['without a type', { queryType: undefined }],
  ['without latency', { include: ['security', 'tcp'] }],
  ['that includes nothing', { include: [] }],
  ['that is hidden', { hide: true }],
])('asks a query %s once', (_, changes) => {
  const request = requestOf({ ...graph, ...changes });
  const { asked, said } = run({ request, answers: ['--(a|)'], values: { a: first } });
  expect(asked).toEqual([request]);
  expect(said).toEqual([expect.stringContaining('Done'), '2 end']);
});

it('knows what a graph includes by its variables', () => {
  const request = requestOf({ ...graph, include: ['$parts' as Include] });
  const filled = (include: Include[]) => (query: MeshQuery) => ({ ...query, include });
  const values = { a: first, b: second };
  const stepped = run({ request, answers: ['(a|)', '(b|)'], values, filledIn: filled(['latency', 'tcp']) });
  expect(stepped.asked.map(({ targets: [query] }) => query?.include)).toEqual([['tcp'], ['$parts']]);
  expect(run({ request, answers: ['(a|)'], values, filledIn: filled(['tcp']) }).asked).toHaveLength(1);
});

it('asks what is no graph once, and shows it with both steps', () => {
  const both = { data: [frame('A'), frame('B')] };
  const { asked, said } = run({ request: requestOf(metric, graph), answers: ['--(a|)', '---(b|)'], values: { a: both, b: second } });
  expect(asked.map(({ targets }) => targets.map(({ refId }) => refId))).toEqual([['B', 'A'], ['A']]);
  expect(said).toEqual(['2 B | Streaming | A1 B1', '2 B | Loading | A1 B1', '5 B | Done | B1 A2', '5 end']);
});

it('says what went wrong with another query at the end', () => {
  const mixed: DataQueryResponse = { data: [frame('A')], state: LoadingState.Error, errors: [{ refId: 'B', message: 'No such signal.' }] };
  const { said } = run({ request: requestOf(graph, metric), answers: ['--(a|)', '---(b|)'], values: { a: mixed, b: second } });
  expect(said).toEqual(['2 A | Streaming | A1', '2 A | Loading | A1', '5 A | Error | A2 | No such signal.', '5 end']);
});

it('asks no more of a graph whose first step failed', () => {
  const failed: DataQueryResponse = { data: [], state: LoadingState.Error, error: refused, errors: [refused] };
  const { said, asked } = run({ answers: ['--(a|)'], values: { a: failed } });
  expect(said).toEqual(['2 A | Error |  | The server took too long.', '2 end']);
  expect(asked).toHaveLength(1);
  const unreached: DataQueryResponse = { data: [], state: LoadingState.Error, error: { message: 'Bad gateway' } };
  expect(run({ answers: ['--(a|)'], values: { a: unreached } }).said).toHaveLength(2);
});

it('goes on with the other graph where one of two failed', () => {
  const other = { ...graph, refId: 'C' };
  const half: DataQueryResponse = { data: [frame('C')], state: LoadingState.Error, errors: [refused] };
  const rest = { data: [frame('C', 2)] };
  const { said, asked } = run({ request: requestOf(graph, other), answers: ['--(a|)', '---(b|)'], values: { a: half, b: rest } });
  expect(asked[1]?.targets).toEqual([other]);
  expect(said).toEqual(['2 A | Streaming | C1', '2 A | Loading | C1', '5 A | Error | C2 | The server took too long.', '5 end']);
});

it.each<[string, string, DataQueryResponse]>([
  ['with its query', '---(b|)', { data: [], state: LoadingState.Error, errors: [refused] }],
  ['as a whole', '---(b|)', { data: [], state: LoadingState.Error, error: { message: 'The server took too long.' } }],
])('keeps the graph where latency fails %s, and says so', (_, marbles, failed) => {
  const { said } = run({ answers: ['--(a|)', marbles], values: { a: first, b: failed } });
  expect(said).toEqual(['2 A | Streaming | A1', '2 A | Loading | A1', '5 A | Done | A1: Latency is missing. The server took too long.', '5 end']);
});

it('keeps the graph where the second question is not even asked', () => {
  const { said } = run({ answers: ['--(a|)', '---#'], values: { a: first } });
  expect(said).toEqual(['2 A | Streaming | A1', '2 A | Loading | A1', expect.stringContaining('5 A | Done | A1: Latency is missing.'), '5 end']);
});

it('leaves the question that is under way when whoever asked goes away', () => {
  const answers: Array<Subject<DataQueryResponse>> = [];
  const ask = () => {
    const answer = new Subject<DataQueryResponse>();
    answers.push(answer);
    return answer;
  };
  const steps = () => inTwoSteps({ request: requestOf(graph), ask, filledIn: (query) => query, firstSteps: new FirstSteps() }).subscribe();
  const watched = () => answers.splice(0).map(({ observed }) => observed);

  steps().unsubscribe();
  expect(watched()).toEqual([false]);

  const patient = steps();
  answers[0]?.next(first);
  answers[0]?.complete();
  expect(answers.map(({ observed }) => observed)).toEqual([false, true]);
  patient.unsubscribe();
  expect(watched()).toEqual([false, false]);
});
