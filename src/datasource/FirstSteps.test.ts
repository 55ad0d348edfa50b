import { type DataQueryRequest, type DataQueryResponse, dateTime, LoadingState, toDataFrame } from '@grafana/data';
import { EMPTY } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';

import { type MeshQuery } from '../mesh/MeshQuery';

import { FirstSteps } from './FirstSteps';
import { inTwoSteps } from './inTwoSteps';

const range = { from: dateTime(1_000), to: dateTime(61_000), raw: { from: 'now-1m', to: 'now' } };
const graph: MeshQuery = { refId: 'graph', queryType: 'graph' };
const metric: MeshQuery = { refId: 'metric', queryType: 'metric' };

/** What a panel asks, when, and how its questions are answered, as marbles. */
interface Panel {
  query: MeshQuery;
  dashboard?: string;
  at?: number;
  answers?: string[];
  /** When whoever watches it goes away. */
  until?: number;
}

const response = (data: DataQueryResponse['data'], failed = false): DataQueryResponse =>
  failed ? { data, state: LoadingState.Error, errors: [{ message: 'No.' }] } : { data, state: LoadingState.Done };
const answer = response([toDataFrame({ refId: 'graph', fields: [] })]);
const values = { a: answer, f: response([], true) };

/** Opens panels over one data source: which of them asks when, in milliseconds. */
function open(...panels: Panel[]): string[] {
  const asked: string[] = [];
  const scheduler = new TestScheduler(() => true);
  const firstSteps = new FirstSteps();
  scheduler.run(({ cold }) => {
    panels.forEach(({ query, dashboard = 'mesh', at = 0, answers = [], until }) => {
      const left = [...answers];
      const request = { targets: [query], range, dashboardUID: dashboard } as unknown as DataQueryRequest<MeshQuery>;
      const ask = ({ targets: [target] }: DataQueryRequest<MeshQuery>) => {
        const step = target && 'step' in target ? 'first ' : '';
        asked.push(`${scheduler.now()} ${step}${query.refId} of ${dashboard}`);
        const marbles = left.shift();
        return marbles === undefined ? EMPTY : cold(marbles, values);
      };
      scheduler.schedule(() => {
        const watching = inTwoSteps({ request, ask, filledIn: (filled) => filled, firstSteps }).subscribe();
        if (until !== undefined) {
          scheduler.schedule(() => watching.unsubscribe(), until - at);
        }
      }, at);
    });
  });
  return asked;
}

it('asks what stands beside a graph after its second step is sent, whatever the order of the panels', () => {
  const mesh: Panel = { query: graph, answers: ['9ms (a|)', '99ms (a|)'] };
  const expected = ['0 first graph of mesh', '9 graph of mesh', '9 metric of mesh'];
  expect(open(mesh, { query: metric })).toEqual(expected);
  expect(open({ query: metric }, mesh)).toEqual(expected);
  expect(open(mesh, { query: metric, at: 5 })).toEqual(expected);
});

it('waits for all the graphs of a dashboard', () => {
  const panels: Panel[] = [
    { query: graph, answers: ['9ms (a|)', '99ms (a|)'] },
    { query: graph, answers: ['20ms (a|)', '99ms (a|)'] },
    { query: metric },
  ];
  expect(open(...panels).at(-1)).toBe('20 metric of mesh');
});

it.each<[string, Panel]>([
  ['another dashboard', { query: metric, dashboard: 'other' }],
  ['a variable', { query: { refId: 'metric', queryType: 'values' } }],
  ['a graph without latency', { query: { refId: 'metric', queryType: 'graph', include: ['tcp'] } }],
])('lets %s not wait', (_, panel) => {
  expect(open({ query: graph, answers: ['9ms (a|)'] }, panel)[1]).toBe(`0 metric of ${panel.dashboard ?? 'mesh'}`);
});

it('waits no longer when a first step fails, breaks off or is left', () => {
  const of = (mesh: Partial<Panel>) => open({ query: graph, ...mesh }, { query: metric }).at(-1);
  expect(of({ answers: ['9ms (f|)'] })).toBe('9 metric of mesh');
  expect(of({ answers: ['9ms |'] })).toBe('9 metric of mesh');
  expect(of({ answers: ['99ms (a|)'], until: 9 })).toBe('9 metric of mesh');
});

it('waits four seconds at most', () => {
  expect(open({ query: graph, answers: ['9s (a|)'] }, { query: metric })[1]).toBe('4000 metric of mesh');
});

it('asks nothing for a panel that is left while it waits', () => {
  expect(open({ query: graph, answers: ['9ms (a|)'] }, { query: metric, until: 5 })).toEqual([
    '0 first graph of mesh',
    '9 graph of mesh',
  ]);
});
