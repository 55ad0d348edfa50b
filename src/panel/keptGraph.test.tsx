import { type DataFrame, dateTime, LoadingState, type PanelData } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { testIds } from '../mesh/testIds';
import { latencyFrames } from '../mesh/testing/latencyFrames';
import { shopFrames } from './testing/shopGraph';
import { panelCanvas, panelRoot, shownPanel, whenDrawn } from './testing/shownPanel';

const hour = { from: 'now-1h', to: 'now' };
const day = { from: 'now-1d', to: 'now' };

/** An answer of some moment, in minutes after 12:00 UTC. */
function answer(series: DataFrame[], minute: number, { raw = hour, ...changes }: Partial<PanelData> & { raw?: typeof hour } = {}) {
  const to = dateTime(Date.UTC(2026, 0, 31, 12, minute));
  return shownPanel({ series, data: { timeRange: { from: dateTime(0), to, raw }, ...changes } });
}
const failing = { state: LoadingState.Error, errors: [{ message: 'The server is away.' }] };
const banner = () => screen.queryByTestId(testIds.stale);

it('keeps the picture where a refresh fails, says of when it is, and goes on with the next answer', async () => {
  const { rerender } = render(answer(shopFrames(), 0));
  await whenDrawn();
  const canvas = panelCanvas();
  await userEvent.click(screen.getByRole('button', { name: 'Find' }));
  await userEvent.type(screen.getByRole('searchbox'), 'pay');

  rerender(answer([], 1, failing));
  expect(panelRoot()).toHaveAttribute('data-state', 'drawn');
  expect(panelRoot()).toHaveAttribute('data-stale');
  expect(banner()).toHaveTextContent('This is as of 2026-01-31 12:00:00. The refresh failed: The server is away.');
  expect(panelCanvas()).toBe(canvas);
  expect(screen.getByRole('searchbox')).toHaveValue('pay');

  rerender(answer([], 2, failing));
  expect(banner()).toHaveTextContent('12:00:00');
  rerender(answer(shopFrames(), 3));
  expect(banner()).not.toBeInTheDocument();
  expect(panelRoot()).not.toHaveAttribute('data-stale');
  expect(screen.getByRole('searchbox')).toHaveValue('pay');
});

it('keeps the picture where a refresh finds nothing', async () => {
  const { rerender } = render(answer(shopFrames(), 0));
  await whenDrawn();
  rerender(answer([], 1));
  expect(banner()).toHaveTextContent('This is as of 2026-01-31 12:00:00. The refresh found no traffic.');
  expect(panelRoot()).toHaveAttribute('data-state', 'drawn');
});

it.each<[string, Parameters<typeof answer>[2]]>([
  ['time range', { raw: day }],
  ['query', { request: { targets: [{ refId: 'A', queryType: 'graph' }] } as unknown as PanelData['request'] }],
])('shows no picture of another %s as the answer, but gets it back as it was', async (_, changes) => {
  const { rerender } = render(answer(shopFrames(), 0));
  await whenDrawn();
  const canvas = panelCanvas();
  rerender(answer([], 1, { ...failing, ...changes }));
  expect(panelRoot()).toHaveAttribute('data-state', 'error');
  expect(screen.getByRole('alert')).toHaveTextContent('The server is away.');
  expect(canvas).not.toBeVisible();
  rerender(answer([], 2, changes));
  expect(panelRoot()).toHaveAttribute('data-state', 'empty');
  rerender(answer(shopFrames(), 3));
  expect(panelRoot()).toHaveAttribute('data-state', 'drawn');
  expect(panelCanvas()).toBe(canvas);
});

it('goes on saying so while the next answer is on its way', async () => {
  const { rerender } = render(answer(shopFrames(), 0));
  await whenDrawn();
  rerender(answer([], 1));
  rerender(answer([], 2, { state: LoadingState.Loading }));
  expect(banner()).toHaveTextContent('The refresh found no traffic.');
  expect(panelRoot()).toHaveAttribute('data-state', 'drawn');
});

// While it loads, Grafana gives a panel the frames of before beside the new question.
it('does not take what it had before for the answer to another question', async () => {
  const other = { request: { targets: [{ refId: 'A', queryType: 'graph', source: 'bank' }] } as unknown as PanelData['request'] };
  const { rerender } = render(answer(shopFrames(), 0));
  await whenDrawn();
  rerender(answer(shopFrames(), 1, { ...other, state: LoadingState.Loading }));
  rerender(answer([], 1, { ...other, ...failing }));
  expect(banner()).not.toBeInTheDocument();
  expect(screen.getByRole('alert')).toHaveTextContent('The server is away.');
});

// A panel with a time shift has moments in place of a relative range.
it('keeps the picture of a panel whose range is shifted', async () => {
  const shifted = (minute: number) => {
    const at = (hour: number) => dateTime(Date.UTC(2026, 0, 30, hour, minute));
    return { raw: { from: at(11), to: at(12) } as unknown as typeof hour };
  };
  const { rerender } = render(answer(shopFrames(), 0, shifted(0)));
  await whenDrawn();
  rerender(answer([], 1, { ...failing, ...shifted(1) }));
  expect(banner()).toHaveTextContent('The refresh failed');
});

it('keeps the mesh of a query that fails beside that of one that does not', async () => {
  const asking = (refId: string) =>
    shopFrames().map((frame) => ({ ...frame, refId, meta: { ...frame.meta, custom: { ...frame.meta?.custom, datasourceUid: refId } } }));
  const request = { targets: ['A', 'B'].map((refId) => ({ refId, queryType: 'graph' })) } as unknown as PanelData['request'];
  const { rerender } = render(answer([...asking('A'), ...asking('B')], 0, { request }));
  await waitFor(() => expect(panelRoot()).toHaveAttribute('data-drawn-nodes', '32'));
  rerender(answer(asking('B'), 1, { request, ...failing }));
  expect(banner()).toHaveTextContent('The refresh failed');
  await waitFor(() => expect(panelRoot()).toHaveAttribute('data-drawn-nodes', '32'));

  // The second query has its own ids also where the first has never been answered.
  const { container } = render(answer(asking('B'), 1, { request, ...failing }));
  await waitFor(() => expect(container.querySelector('[data-node-id="B: workload/shop/web"]')).toBeInTheDocument());
});

it('keeps where the time goes, and the room that it has beside the graph', async () => {
  const both = [...shopFrames(), ...latencyFrames().map((frame) => ({ ...frame, refId: 'L' }))];
  const { rerender } = render(answer(both, 0));
  await whenDrawn();
  const { width } = panelCanvas().style;
  rerender(answer([], 1, failing));
  expect(panelCanvas().style.width).toBe(width);
  expect(screen.getByTestId(testIds.latency)).toHaveAttribute('data-state', 'drawn');
});

it('tells questions apart by what variables hold', async () => {
  const request = { targets: [{ refId: 'A', source: '$ns' }] } as unknown as PanelData['request'];
  const within = (panel: ReturnType<typeof answer>, ns: string) => ({
    ...panel,
    props: { ...panel.props, replaceVariables: (text: string) => text.replace('$ns', ns) },
  });
  const { rerender } = render(within(answer(shopFrames(), 0, { request }), 'shop'));
  await whenDrawn();
  rerender(within(answer([], 1, { request }), 'shop'));
  expect(panelRoot()).toHaveAttribute('data-state', 'drawn');
  rerender(within(answer([], 1, { request }), 'bank'));
  expect(panelRoot()).toHaveAttribute('data-state', 'empty');
});

/** The same answer without a node and its calls. */
function without(id: string): DataFrame[] {
  return shopFrames().map((frame) => {
    const named = (name: string) => frame.fields.find((field) => field.name === name)?.values ?? [];
    const [ids, sources, targets] = [named('id'), named('source'), named('target')];
    const kept = [...ids.keys()].filter((row) => ![ids[row], sources[row], targets[row]].includes(id));
    const fields = frame.fields.map((field) => ({ ...field, values: kept.map((row): unknown => field.values[row]) }));
    return frame.name === 'responses' ? frame : { ...frame, fields, length: kept.length };
  });
}

it('selects nothing anew that goes and comes back, and sets no variable to it', async () => {
  const partial = jest.spyOn(locationService, 'partial').mockImplementation(() => undefined);
  const options = { nodeVariable: 'service' };
  const shown = (series: DataFrame[]) => shownPanel({ series, options });
  const { rerender } = render(shown(shopFrames()));
  await whenDrawn();
  await userEvent.click(screen.getByRole('button', { name: 'Find' }));
  await userEvent.type(screen.getByRole('searchbox'), 'sessions{Enter}');
  await waitFor(() => expect(screen.getByTestId(testIds.details)).toHaveTextContent('sessions'));
  expect(partial).toHaveBeenCalledTimes(1);

  rerender(shown(without('workload/shop/sessions')));
  await waitFor(() => expect(panelRoot()).toHaveAttribute('data-drawn-nodes', '15'));
  expect(screen.queryByTestId(testIds.details)).not.toBeInTheDocument();
  rerender(shown(shopFrames()));
  await waitFor(() => expect(panelRoot()).toHaveAttribute('data-drawn-nodes', '16'));
  expect(screen.queryByTestId(testIds.details)).not.toBeInTheDocument();
  expect(partial).toHaveBeenCalledTimes(1);
});

it('leads back from a picture in which all was hidden', async () => {
  const calmed: Record<string, unknown> = { errorRatio: 0, health: 'healthy' };
  const calm = shopFrames().map((frame) => ({
    ...frame,
    fields: frame.fields.map((field) => (field.name in calmed ? { ...field, values: field.values.map(() => calmed[field.name]) } : field)),
  }));
  render(shownPanel({ series: calm }));
  await whenDrawn();
  const xs = () => [...panelRoot().querySelectorAll<HTMLElement>('tr[data-x]')].map(({ dataset }) => Number(dataset.x));
  const before = xs();
  await userEvent.click(screen.getByRole('button', { name: 'Find' }));
  for (const part of ['healthy', 'idle', 'unknown']) {
    await userEvent.click(screen.getByRole('button', { name: part }));
  }
  await waitFor(() => expect(panelRoot()).toHaveAttribute('data-drawn-nodes', '0'));
  expect(screen.getByText(/^Nothing is left to show/)).toBeVisible();
  for (const part of ['healthy', 'idle', 'unknown']) {
    await userEvent.click(screen.getByRole('button', { name: part }));
  }
  await whenDrawn();
  await waitFor(() => expect(xs()).toEqual(before));
});
