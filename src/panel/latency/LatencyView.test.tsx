import { type DataFrame, dateTime, LoadingState, type TimeRange, toDataFrame } from '@grafana/data';
import { config, locationService, setDataSourceSrv } from '@grafana/runtime';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';

import { type MeshQuery } from '../../mesh/MeshQuery';
import { testIds } from '../../mesh/testIds';
import { framesOf } from '../../mesh/testing/framesOf';
import { latencyFrames, plainLatencyFrames, withColumns } from '../../mesh/testing/latencyFrames';
import { offerWays } from '../testing/offerWays';
import { shopFrames } from '../testing/shopGraph';
import { shownPanel as panel } from '../testing/shownPanel';
import { proxyStatistics } from './ApplicationAdvice';

const view = () => screen.getByTestId(testIds.latency);
const list = () => screen.getByRole('listbox');
const row = (name: RegExp) => screen.getByRole('option', { name });
const details = () => screen.getByTestId(testIds.latencyDetails);
const announced = () => screen.getByTestId(testIds.latencyAnnouncement).textContent;

/** A data source that answers every query from what was recorded, and keeps what it was asked. */
function answering(frames: (query: MeshQuery) => DataFrame[]): MeshQuery[] {
  const asked: MeshQuery[] = [];
  const query = ({ targets }: { targets: MeshQuery[] }) => {
    asked.push(...targets);
    return Promise.resolve({ data: targets.flatMap((target) => frames(target).map((frame) => ({ ...frame, refId: target.refId }))) });
  };
  setDataSourceSrv({ get: async () => ({ query }), getInstanceSettings: () => undefined } as unknown as Parameters<typeof setDataSourceSrv>[0]);
  return asked;
}

const overTime = () => framesOf('latency/over-time.json');

/** The last half hour of what was recorded. */
function range(): TimeRange {
  const [from, to] = [dateTime('2026-01-31T11:30:00Z'), dateTime('2026-01-31T12:00:00Z')];
  return { from, to, raw: { from, to } };
}

beforeEach(() => {
  answering((query) => (query.refId === 'history' ? overTime() : []));
});

describe('where the time goes', () => {
  it('is a bar a row, what hurts most first, in words too', () => {
    render(panel({ series: plainLatencyFrames() }));
    expect(view()).toHaveAttribute('data-drawn-rows', '17');
    const [first] = screen.getAllByRole('option');
    expect(first).toHaveAccessibleName(/^istio-ingressgateway to web, mean 119 ms, caller side 1.2 ms, receiving proxy 0.5 ms, application 117 ms, mostly application 99%, p50 45 ms at the caller, 44 ms at the callee/);
    expect(row(/^recommendations to inventory/)).toHaveAccessibleName(/mostly caller side 88%, low confidence/);
    expect(row(/^recommendations to inventory/)).toHaveTextContent('1.75 attempts a request');
  });

  it('says what was before, and what grew', () => {
    render(panel({ series: latencyFrames(), options: { latencySort: 'growth' } }));
    const [first] = screen.getAllByRole('option');
    expect(first).toHaveAccessibleName(/^recommendations to inventory, .*▲ \+27 ms/);
    expect(screen.getByTestId(testIds.latencyLegend)).toHaveTextContent(/^thin bar: 30m ago/);
  });

  it('is in a table too, which sorts', async () => {
    render(panel({ series: latencyFrames() }));
    await userEvent.click(screen.getByRole('button', { name: 'Table' }));
    const table = screen.getByTestId(testIds.latencyTable);
    expect(within(table).getByRole('row', { name: /^checkout payments 18 req\/s 311 ms 1.2 ms 0.5 ms 309 ms – application 99%/ })).toBeVisible();
    await userEvent.click(within(table).getByRole('button', { name: 'Caller side' }));
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(/^recommendationsinventory/);
  });

  it('tells four parts where the caller side is told in two', () => {
    render(panel({ series: withColumns(plainLatencyFrames(), { callerSideMs: 5, callerProxyMs: 2, networkMs: 3 }) }));
    expect(row(/^checkout to payments/)).toHaveAccessibleName(/caller proxy 2 ms, network 3 ms, receiving proxy/);
    expect(screen.getByTestId(testIds.latencyLegend)).toHaveTextContent('caller proxynetwork, retriesreceiving proxy');
  });

  it('draws of two thousand rows only what is in sight', () => {
    const count = 2000;
    const names = Array.from({ length: count }, (_, index) => `caller-${index}`);
    const numbers = names.map((_, index) => count - index);
    const frame = toDataFrame({
      name: 'breakdown',
      meta: { custom: { kind: 'alidade.latency' } },
      fields: [
        { name: 'source_workload', values: names },
        { name: 'requestRate', values: numbers },
        { name: 'sourceMeanMs', values: numbers },
        { name: 'destinationMeanMs', values: numbers },
        { name: 'notSplitMs', values: numbers },
      ],
    });
    render(panel({ series: [frame] }));
    expect(view()).toHaveAttribute('data-drawn-rows', '2000');
    expect(screen.getAllByRole('option').length).toBeLessThan(40);
    expect(row(/^caller-0 to all that it calls/)).toHaveAttribute('aria-setsize', '2000');
  });

  it.each([
    [200, 150],
    [340, 150],
    [600, 300],
    [3840, 2000],
  ])('fits into %d × %d', (width, height) => {
    render(panel({ series: latencyFrames(), width, height }));
    expect(screen.getAllByRole('option').length).toBeGreaterThan(2);
    expect(list()).toBeVisible();
  });
});

describe('the keyboard', () => {
  it('walks the rows, opens one, and closes it', async () => {
    render(panel({ series: plainLatencyFrames() }));
    await userEvent.tab();
    expect(list()).toHaveFocus();
    const active = () => document.getElementById(list().getAttribute('aria-activedescendant') ?? '');
    await userEvent.keyboard('{ArrowDown}');
    expect(active()).toHaveAccessibleName(/^web to checkout/);
    await userEvent.keyboard('{End}');
    expect(active()).toHaveAccessibleName(/^istio-ingressgateway to unknown/);
    await userEvent.keyboard('{Home}{Enter}');
    expect(row(/^istio-ingressgateway to web/)).toHaveAttribute('aria-selected', 'true');
    expect(details()).toBeVisible();
    expect(announced()).toMatch(/^Opened: istio-ingressgateway to web, mean 119 ms/);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByTestId(testIds.latencyDetails)).not.toBeInTheDocument();
    expect(list()).toHaveFocus();
  });

  it('chooses what stands first, without changing what the dashboard saves', async () => {
    const onOptionsChange = jest.fn();
    render(panel({ series: latencyFrames(), onOptionsChange }));
    screen.getByRole('button', { name: 'Sorted by: What hurts most' }).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(await screen.findByRole('menuitemradio', { name: /^Growth/ }));
    expect(onOptionsChange).not.toHaveBeenCalled();
    expect(screen.getAllByRole('option')[0]).toHaveAccessibleName(/^recommendations to inventory/);
  });
});

describe('a row’s details', () => {
  it('ask for its parts over time: the same query, of this row alone', async () => {
    const asked = answering((query) => (query.refId === 'history' ? overTime() : []));
    render(panel({ series: latencyFrames(), data: { timeRange: range() } }));
    await userEvent.click(row(/^recommendations to inventory/));
    expect(await within(details()).findByRole('img', { name: /^Parts over the dashboard’s range: the mean from/ })).toBeInTheDocument();
    const history = asked.find(({ refId }) => refId === 'history');
    expect(history).toMatchObject({
      queryType: 'latency',
      instant: false,
      groupBy: ['source.namespace', 'source.workload', 'destination.namespace', 'destination.workload'],
      source: { namespace: 'shop', workload: 'recommendations' },
      destination: { namespace: 'stock', workload: 'inventory' },
    });
    expect(history).not.toHaveProperty('compareTo');
    expect(history).not.toHaveProperty('window');
  });

  it('tell times in the dashboard’s time zone, and ask in it', async () => {
    const zones: string[] = [];
    const query = ({ timezone }: { timezone: string }) => {
      zones.push(timezone);
      return Promise.resolve({ data: overTime().map((frame) => ({ ...frame, refId: 'history' })) });
    };
    setDataSourceSrv({ get: async () => ({ query }), getInstanceSettings: () => undefined } as unknown as Parameters<typeof setDataSourceSrv>[0]);
    render(panel({ series: latencyFrames(), data: { timeRange: range() }, timeZone: 'Asia/Tokyo' }));
    await userEvent.click(row(/^recommendations to inventory/));
    const course = within(details()).getByRole('region', { name: 'Over time' });
    expect(await within(course).findByText('20:30:00')).toBeVisible();
    expect(within(course).getByText('21:00:00')).toBeVisible();
    expect(new Set(zones)).toEqual(new Set(['Asia/Tokyo']));
  });

  it('hold all notes, what is negative, and percentiles with their bounds', async () => {
    render(panel({ series: latencyFrames() }));
    await userEvent.click(row(/^recommendations to inventory/));
    const notes = within(details()).getByRole('region', { name: 'Notes' });
    expect(within(notes).getAllByRole('listitem')).toHaveLength(2);
    expect(within(details()).getByRole('row', { name: /^receiving proxy −25 ms/ })).toBeInTheDocument();
    expect(within(details()).getByRole('row', { name: /^p95 174 ms ?100 to 250 ms 9.1 ms ?5 to 10 ms/ })).toBeInTheDocument();
  });

  it('say that a range could not be asked, and why', async () => {
    answering(() => {
      throw new Error('Prometheus refused the connection.');
    });
    render(panel({ series: latencyFrames(), data: { timeRange: range() } }));
    await userEvent.click(row(/^checkout to payments/));
    expect(await within(details()).findByText(/Prometheus refused the connection/)).toBeInTheDocument();
  });

  it('say how to tell an application apart that is not, with what to copy', async () => {
    Object.defineProperty(window, 'isSecureContext', { value: true, configurable: true });
    const user = userEvent.setup();
    const series = withColumns(plainLatencyFrames(), { applicationMs: null, receivingProxyMs: null, notSplitMs: 300 });
    render(panel({ series }));
    await user.click(row(/^checkout to payments/));
    const advice = within(details()).getByRole('region', { name: 'How to tell the application apart' });
    await user.click(within(advice).getByRole('button', { name: 'Copy the annotation for the called workload' }));
    expect(await navigator.clipboard.readText()).toBe(proxyStatistics);
  });

  it('lead to Explore and to the pair’s dashboard', async () => {
    offerWays();
    answering((query) =>
      query.queryType === 'values' ? [toDataFrame({ fields: [{ name: 'text', values: ['payments-api'] }] })] : []
    );
    render(panel({ series: latencyFrames(), data: { timeRange: range() } }));
    await userEvent.click(row(/^checkout to payments/));
    expect(within(details()).getByRole('link', { name: 'Explore' })).toHaveAttribute('href', expect.stringContaining('latency'));
    const pair = await within(details()).findByRole('link', { name: 'Pair' });
    expect(pair).toHaveAttribute('href', expect.stringContaining('var-destinationService=payments-api'));
  });
});

describe('the dashboard', () => {
  it('follows the row that is opened', async () => {
    const rowVariables = 'caller=source_workload, called=destination_workload, none=destination_service_name';
    render(panel({ series: latencyFrames(), options: { rowVariables } }));
    await userEvent.click(row(/^checkout to payments/));
    expect(locationService.getSearchObject()).toMatchObject({ 'var-caller': 'checkout', 'var-called': 'payments' });
    expect(locationService.getSearchObject()).not.toHaveProperty('var-none');
  });

  it('gives rows its data links', async () => {
    const series = latencyFrames().map((frame) => {
      const getLinks = ({ valueRowIndex }: { valueRowIndex?: number }) => [{ title: 'Runbook', href: `/row-${valueRowIndex}`, target: undefined, origin: frame.fields[0] }];
      return { ...frame, fields: frame.fields.map((field) => ({ ...field, getLinks })) } as DataFrame;
    });
    render(panel({ series }));
    await userEvent.click(row(/^checkout to payments/));
    expect(within(details()).getByRole('link', { name: 'Runbook' })).toHaveAttribute('href', '/row-4');
  });
});

describe('beside the graph', () => {
  const both = () => [...shopFrames(), ...plainLatencyFrames()];
  const openEdge = async () => {
    await userEvent.click(screen.getByRole('button', { name: /^(Where did it start|Causes)$/ }));
    await userEvent.click(screen.getByRole('button', { name: /^web → checkout/ }));
  };

  it('shows both where the frames hold both, and what an option says', () => {
    const { rerender } = render(panel({ series: both() }));
    expect(screen.getByTestId(testIds.canvas)).toBeVisible();
    expect(list()).toBeVisible();
    rerender(panel({ series: both(), options: { view: 'latency' } }));
    expect(screen.queryByTestId(testIds.canvas)).not.toBeInTheDocument();
    rerender(panel({ series: both(), options: { view: 'graph' } }));
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  });

  it('leads from an edge to its row and back', async () => {
    render(panel({ series: both() }));
    await openEdge();
    await userEvent.click(screen.getByRole('button', { name: 'Where its time goes' }));
    expect(row(/^web to checkout/)).toHaveAttribute('aria-selected', 'true');
    await userEvent.click(row(/^payments to fraud/));
    await userEvent.click(within(details()).getByRole('button', { name: 'Show in graph' }));
    expect(await screen.findByRole('complementary', { name: 'Details of payments → fraud' })).toBeVisible();
  });

  it('leads on a public dashboard to what is there, and asks for nothing', async () => {
    config.publicDashboardAccessToken = 'token';
    try {
      const asked = answering(() => plainLatencyFrames());
      const { unmount } = render(panel({ series: shopFrames(), data: { timeRange: range() } }));
      await openEdge();
      expect(screen.queryByRole('button', { name: 'Where its time goes' })).not.toBeInTheDocument();
      unmount();
      render(panel({ series: both(), data: { timeRange: range() } }));
      await openEdge();
      await userEvent.click(screen.getByRole('button', { name: 'Where its time goes' }));
      expect(row(/^web to checkout/)).toHaveAttribute('aria-selected', 'true');
      expect(within(details()).getByText(/^A public dashboard asks nothing when a row is opened/)).toBeInTheDocument();
      expect(asked).toEqual([]);
    } finally {
      config.publicDashboardAccessToken = undefined;
    }
  });

  it('asks where no frame tells, with what the called one calls itself', async () => {
    const asked = answering((query) => (query.refId === 'pair' ? plainLatencyFrames() : []));
    render(panel({ series: shopFrames(), data: { timeRange: range() } }));
    await openEdge();
    await userEvent.click(screen.getByRole('button', { name: 'Where its time goes' }));
    await waitFor(() => expect(row(/^web to checkout/)).toHaveAttribute('aria-selected', 'true'));
    expect(screen.getByTestId(testIds.canvas)).not.toBeVisible();
    expect(list()).toHaveFocus();
    expect(asked).toContainEqual(
      expect.objectContaining({ refId: 'pair', queryType: 'latency', source: { namespace: 'shop', workload: 'web' }, destination: { namespace: 'shop', workload: 'checkout' } })
    );
    expect(asked).toContainEqual(expect.objectContaining({ refId: 'onward', source: { namespace: 'shop', workload: 'checkout' } }));
    await userEvent.click(screen.getByRole('button', { name: 'Back to graph' }));
    expect(screen.getByTestId(testIds.canvas)).toBeVisible();
    expect(screen.getByTestId(testIds.canvas)).toHaveFocus();
    expect(screen.getByTestId(testIds.details)).toBeVisible();
  });
});

describe('without rows, the view', () => {
  const message = () => screen.getByTestId(testIds.message);

  it('waits', () => {
    render(panel({ options: { view: 'latency' }, data: { state: LoadingState.Loading } }));
    expect(message()).toHaveTextContent('Loading where the time goes');
  });

  it('says what to ask', () => {
    render(panel({ series: shopFrames(), options: { view: 'latency' } }));
    expect(message()).toHaveTextContent('Add a query of the type Latency');
  });

  it('passes on why the data source found nothing', () => {
    const notices = [{ severity: 'info' as const, text: 'No calls match this query.' }];
    render(panel({ series: [toDataFrame({ fields: [], meta: { custom: { kind: 'alidade.latency' }, notices } })] }));
    expect(message()).toHaveTextContent('No calls match this query.');
    expect(screen.getByTestId(testIds.panel)).toHaveAttribute('data-state', 'empty');
  });

  it('repeats the error of the query', () => {
    render(panel({ options: { view: 'latency' }, data: { state: LoadingState.Error, errors: [{ message: 'window: no duration' }] } }));
    expect(screen.getByRole('alert')).toHaveTextContent('window: no duration');
  });

  it('names what a frame lacks', () => {
    const series = plainLatencyFrames().map((frame) => ({ ...frame, fields: frame.fields.filter(({ name }) => !name.includes('Mean')) }));
    render(panel({ series }));
    expect(screen.getByRole('alert')).toHaveTextContent('neither a field "sourceMeanMs"');
  });
});

describe('for everyone: axe finds nothing', () => {
  const violations = async () => {
    const { violations: found } = await axe.run(view(), { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };

  it('in the bars', async () => {
    render(panel({ series: latencyFrames() }));
    expect(await violations()).toEqual([]);
  });

  it('in the table', async () => {
    render(panel({ series: latencyFrames() }));
    await userEvent.click(screen.getByRole('button', { name: 'Table' }));
    expect(await violations()).toEqual([]);
  });

  it('in the details', async () => {
    render(panel({ series: latencyFrames(), data: { timeRange: range() } }));
    await userEvent.click(row(/^recommendations to inventory/));
    await within(details()).findByRole('img', { name: /^Parts over/ });
    expect(await violations()).toEqual([]);
  });
});
