import { type DataFrame, dateTime, LoadingState, type PanelData } from '@grafana/data';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { testIds } from '../mesh/testIds';
import { shopFrames } from './testing/shopGraph';
import { panelCanvas, panelRoot, shownPanel, whenDrawn } from './testing/shownPanel';
import { firstStepOf, withValues } from './testing/steps';

const raw = { from: 'now-15m', to: 'now' };

const rangeOf = (relative: typeof raw) => ({ from: dateTime(0), to: dateTime(1_000), raw: relative });

/** What a panel is given: a new object with each emission, of one question unless it is said otherwise. */
function given(series: DataFrame[], state: LoadingState, changes: Partial<PanelData> = {}) {
  return shownPanel({ series, data: { state, timeRange: rangeOf(raw), ...changes } });
}
const loading = (series: DataFrame[], changes?: Partial<PanelData>) => given(series, LoadingState.Loading, changes);
const done = (series: DataFrame[], changes?: Partial<PanelData>) => given(series, LoadingState.Done, changes);

const streaming = (series: DataFrame[]) => given(series, LoadingState.Streaming);

const sign = () => screen.queryByTestId(testIds.following);
const cell = (name: string) => {
  const row = screen.getByRole('row', { name: /^checkout payments grpc/ });
  const names = screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
  return within(row).getAllByRole('cell')[names.indexOf(name) - 1]?.textContent;
};
const points = (container: HTMLElement) =>
  [...container.querySelectorAll<HTMLElement>('tr[data-x]')].map(({ dataset: { nodeId, edgeId, x, y } }) => [nodeId ?? edgeId, x, y]);
const notices = () => screen.queryByRole('note')?.getAttribute('aria-label') ?? '';

it('draws a graph whose latency follows, says so where it will stand, and puts it into the same picture', async () => {
  const { container, rerender } = render(streaming(firstStepOf()));
  rerender(loading(firstStepOf()));
  await whenDrawn();
  expect(sign()).toHaveTextContent('latency follows');
  expect(panelRoot()).toHaveAttribute('data-following', 'latency');
  expect(cell('Latency p95')).toBe('…');
  const before = points(container);

  rerender(done(shopFrames()));
  await waitFor(() => expect(cell('Latency p95')).toBe('140 ms'));
  expect(sign()).not.toBeInTheDocument();
  expect(panelRoot()).not.toHaveAttribute('data-following');
  await whenDrawn();
  expect(points(container)).toEqual(before);
});

it('keeps what is selected and its open details, what is looked for, and the focus', async () => {
  const { rerender } = render(loading(firstStepOf()));
  await whenDrawn();
  act(() => panelCanvas().focus());
  await userEvent.keyboard('/latency > 100ms');
  const find = screen.getByTestId(testIds.find);
  expect(find).toHaveTextContent('latency follows');
  act(() => panelCanvas().focus());
  await userEvent.keyboard('{ArrowRight}]{Enter}');
  const details = await screen.findByTestId(testIds.details);
  expect(details).toHaveTextContent('Latency p95follows');
  const title = within(details).getAllByRole('heading')[0]?.textContent;

  rerender(done(shopFrames()));
  await waitFor(() => expect(screen.getByTestId(testIds.details)).toHaveTextContent(/Latency p95[\d.]+ m?s/));
  expect(within(screen.getByTestId(testIds.details)).getAllByRole('heading')[0]).toHaveTextContent(title ?? '?');
  expect(screen.getByRole('searchbox')).toHaveValue('latency > 100ms');
  expect(find).toHaveTextContent(/\d+ found/);
  expect(panelCanvas()).toHaveFocus();
});

it('lets latencies stand while those of a refresh follow', async () => {
  const { rerender } = render(done(shopFrames()));
  await whenDrawn();
  rerender(loading(shopFrames()));
  rerender(loading(withValues(firstStepOf(), 'requestRate', (rate) => rate * 2)));
  await waitFor(() => expect(cell('Request rate')).toBe('48.2 req/s'));
  expect(cell('Latency p95')).toBe('140 ms');
  expect(sign()).not.toBeInTheDocument();

  rerender(done(withValues(shopFrames(), 'latencyMs', (ms) => ms * 2)));
  await waitFor(() => expect(cell('Latency p95')).toBe('280 ms'));
});

it('lets them go where the question is another one', async () => {
  const { rerender } = render(done(shopFrames()));
  await whenDrawn();
  const other = { timeRange: rangeOf({ from: 'now-6h', to: 'now' }) };
  // Until the answer comes, the panel has the old one beside the new range.
  rerender(loading(shopFrames(), other));
  rerender(loading(firstStepOf(), other));
  await waitFor(() => expect(cell('Latency p95')).toBe('…'));
  expect(sign()).toBeInTheDocument();
});

it('lets them go where a variable has made the window another one, and not where it grew with the time range', async () => {
  const answeredIn = (frames: DataFrame[], window: string) =>
    frames.map((frame) => {
      const custom = frame.meta?.custom;
      return { ...frame, meta: { ...frame.meta, custom: { ...custom, query: { ...custom?.query, window } } } };
    });
  const asked = (window?: string) => ({ request: { targets: [{ refId: 'A', window }] } as unknown as PanelData['request'] });
  const { rerender } = render(done(answeredIn(shopFrames(), '1m'), asked('$window')));
  await whenDrawn();
  rerender(loading(answeredIn(firstStepOf(), '1h'), asked('$window')));
  await waitFor(() => expect(cell('Latency p95')).toBe('…'));

  for (const range of [undefined, '$__range']) {
    rerender(done(answeredIn(shopFrames(), '900s'), asked(range)));
    await waitFor(() => expect(cell('Latency p95')).toBe('140 ms'));
    rerender(loading(withValues(answeredIn(firstStepOf(), '930s'), 'requestRate', (rate) => rate * 2), asked(range)));
    await waitFor(() => expect(cell('Request rate')).toBe('48.2 req/s'));
    expect(cell('Latency p95')).toBe('140 ms');
  }
});

it('says why there are none where they fail, without taking the graph away, and at the next refresh too', async () => {
  const text = 'Latency is missing. The server took too long.';
  const failed = firstStepOf().map((frame) => ({ ...frame, meta: { ...frame.meta, notices: [{ severity: 'warning' as const, text }] } }));
  const { rerender } = render(loading(firstStepOf()));
  await whenDrawn();
  rerender(done(failed));
  await waitFor(() => expect(notices()).toBe(text));
  expect(sign()).not.toBeInTheDocument();
  expect(cell('Latency p95')).toBe('–');
  expect(panelRoot()).toHaveAttribute('data-state', 'drawn');

  rerender(loading(failed));
  rerender(loading(firstStepOf()));
  await whenDrawn();
  expect(notices()).toBe(text);
  expect(sign()).not.toBeInTheDocument();
});

it('says so where the request was cancelled in between', async () => {
  const { rerender } = render(loading(firstStepOf()));
  await whenDrawn();
  rerender(done(firstStepOf()));
  await waitFor(() => expect(notices()).toBe('Latency is missing. The request was cancelled before it came.'));
  expect(sign()).not.toBeInTheDocument();
});
